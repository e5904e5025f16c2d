import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { CaseState, PaperKind, Way } from '../vocabulary.ts'

/** Whose hand something was, and when. */
export type Doer = { accountId: string; personId: string | null; name: string; now: Date }
type Secret = Record<string, unknown>
const seal = (secret: object): Buffer => privacy().seal(JSON.stringify(secret))
const open = (sealed: Buffer): Secret => JSON.parse(privacy().open(sealed)) as Secret

export type Paper = {
  id: string
  kind: PaperKind
  state: CaseState
  byName: string
  byPersonId: string | null
  at: Date
  secret: Secret
}

/** Adds a paper to the file; `by` is null for the platform itself. */
export async function addPaper(
  tx: Tx,
  { caseId, kind, state, secret }: { caseId: string; kind: PaperKind; state: CaseState; secret: object },
  by: Pick<Doer, 'personId' | 'name' | 'now'> & { accountId: string | null },
): Promise<void> {
  await sql`insert into casework.paper (id, case_id, seq, kind, state, sealed, by_account, by_person_id, by_name, at)
    select ${randomUUID()}::uuid, ${caseId}::uuid, coalesce(max(seq), 0) + 1, ${kind}, ${state}, ${seal(secret)}::bytea, ${by.accountId}::uuid,
      ${by.personId}::uuid, ${by.name}, ${by.now}::timestamptz
    from casework.paper where case_id = ${caseId}`.execute(tx)
}

export async function papersOf(tx: Tx, caseId: string): Promise<Paper[]> {
  const { rows } = await sql<Omit<Paper, 'secret'> & { sealed: Buffer }>`
    select id, kind, state, by_name, by_person_id, at, sealed from casework.paper where case_id = ${caseId} order by seq`.execute(
    tx,
  )
  return rows.map(({ sealed, ...row }) => ({ ...row, secret: open(sealed) }))
}

export async function kindsOf(tx: Tx, caseId: string): Promise<PaperKind[]> {
  const { rows } = await sql<{ kind: PaperKind }>`
    select kind from casework.paper where case_id = ${caseId} order by seq`.execute(tx)
  return rows.map(({ kind }) => kind)
}

export type ContactRow = {
  id: string
  heldOn: string
  minutes: number
  way: Way
  dueOn: string
  isLate: boolean
  byName: string
  secret: Secret
}
export type NewContact = Omit<ContactRow, 'id' | 'byName'> & { caseId: string; key: string }

/** Records one contact; sent again under its key it is the one that is there. */
export async function addContact(
  tx: Tx,
  one: NewContact,
  by: Doer,
): Promise<{ id: string; isLate: boolean; isNew: boolean }> {
  const id = randomUUID()
  const { numAffectedRows = 0n } = await sql`
    insert into casework.contact (id, case_id, key, held_on, minutes, way, due_on, is_late, sealed, by_account, by_person_id, by_name, recorded_at)
    values (${id}, ${one.caseId}, ${one.key}, ${one.heldOn}, ${one.minutes}, ${one.way}, ${one.dueOn}, ${one.isLate}, ${seal(one.secret)},
      ${by.accountId}, ${by.personId}, ${by.name}, ${by.now})
    on conflict do nothing`.execute(tx)
  if (numAffectedRows > 0n) return { id, isLate: one.isLate, isNew: true }
  const { rows } = await sql<{ id: string; isLate: boolean }>`
    select id, is_late from casework.contact where case_id = ${one.caseId} and key = ${one.key}`.execute(tx)
  return { ...(rows[0] ?? { id, isLate: one.isLate }), isNew: false }
}

export async function contactsOf(tx: Tx, caseId: string): Promise<ContactRow[]> {
  const { rows } = await sql<Omit<ContactRow, 'secret'> & { sealed: Buffer }>`
    select id, held_on, minutes, way, due_on, is_late, by_name, sealed from casework.contact
    where case_id = ${caseId} order by held_on desc, recorded_at desc`.execute(tx)
  return rows.map(({ sealed, ...row }) => ({ ...row, secret: open(sealed) }))
}

/** Somebody read the case: who, when, which part. Only its lead may read these lines. */
export async function noteReading(tx: Tx, caseId: string, part: string, by: Doer): Promise<void> {
  await sql`insert into casework.reading (id, case_id, part, account_id, person_id, name, at)
    values (${randomUUID()}, ${caseId}, ${part}, ${by.accountId}, ${by.personId}, ${by.name}, ${by.now})`.execute(tx)
}
export type Reading = { name: string; part: string; at: Date }
export const readingsOf = async (tx: Tx, caseId: string, paging: Paging): Promise<Reading[]> =>
  (
    await sql<Reading>`select name, part, at from casework.reading where case_id = ${caseId} order by at desc, id ${limitOf(paging)}`.execute(
      tx,
    )
  ).rows
export const countReadings = (tx: Tx, caseId: string): Promise<number> =>
  countOf(tx, sql`casework.reading where case_id = ${caseId}`)
