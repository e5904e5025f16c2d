import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { type Entry, type Lot, post, ranOut, type Standing, type Use } from '../rules/ledger.ts'

/** A line as it is written: the arithmetic's entry, and where it comes from. */
export type NewEntry = Omit<Entry, 'id'> & {
  note: string
  recordId?: string
  ruleId?: string
  servedOn?: string
  minutes?: number
  /** Where the service is recorded; without it, where the account is. */
  areaCode?: string
  townCode?: string
  redemptionId?: string
  adjustmentId?: string
}
type Written = NewEntry & { id: string; seq: number; balanceAfter: number; owedAfter: number }

/** One account held for writing: nobody else changes it until the transaction ends. */
export type Book = {
  personId: string
  areaCode: string
  townCode: string
  standing: Standing
  seq: number
  written: Written[]
}

/** An account for each of these people; one that exists moves along to where they are registered now. */
export async function openAccounts(
  tx: Tx,
  people: readonly { personId: string; areaCode: string }[],
  now: Date,
): Promise<void> {
  await sql`insert into points.account as a (person_id, area_code, opened_at)
    select person_id, area_code, ${now} from jsonb_to_recordset(${JSON.stringify(
      people.map(({ personId, areaCode }) => ({ person_id: personId, area_code: areaCode })),
    )}::jsonb) as row(person_id uuid, area_code text) order by person_id
    on conflict (person_id) do update set area_code = excluded.area_code where a.area_code <> excluded.area_code`.execute(
    tx,
  )
}

/**
 * Locks accounts, in one order so that two who lock several never wait for each other, and reads how they stand.
 * `lots`, `spendings`: lines that are taken back or returned, wanted even where nothing of them is left.
 */
export async function holdBooks(
  tx: Tx,
  personIds: readonly string[],
  { lots = [], spendings = [] }: { lots?: readonly string[]; spendings?: readonly string[] } = {},
): Promise<Map<string, Book>> {
  const { rows } = await sql<
    Omit<Book, 'standing' | 'seq' | 'written'> & { owed: number; balance: number; lastSeq: number }
  >`
    select a.person_id, a.area_code, case when area.level = 'community' then area.parent_code else area.code end as town_code,
           a.balance, a.owed, a.last_seq
    from points.account a join directory.area area on area.code = a.area_code
    where a.person_id = any(${personIds}::uuid[]) order by a.person_id for update of a`.execute(tx)
  const uses = await usesOf(tx, spendings)
  const wanted = [...lots, ...uses.map(({ lotId }) => lotId)]
  const known = await lotsOf(tx, personIds, wanted)
  return new Map(
    rows.map(({ personId, areaCode, townCode, balance, owed, lastSeq }) => {
      const standing: Standing = {
        ...{ balance, owed, lots: known.filter((lot) => lot.personId === personId).map(lotOf) },
        uses: Object.groupBy(uses, ({ entryId }) => entryId) as Record<string, Use[]>,
      }
      return [personId, { personId, areaCode, townCode, standing, seq: lastSeq, written: [] }]
    }),
  )
}

const usesOf = async (tx: Tx, spendings: readonly string[]) =>
  (
    await sql<Use & { entryId: string }>`select entry_id, lot_id, points from points.lot_use
      where entry_id = any(${spendings}::uuid[]) order by entry_id, position`.execute(tx)
  ).rows

type LotRow = Omit<Lot, 'left'> & { personId: string; leftOver: number }
const lotsOf = async (tx: Tx, personIds: readonly string[], wanted: readonly string[]) =>
  (
    await sql<LotRow>`select id, person_id, expires_on, points, left_over, expired from points.lot
      where person_id = any(${personIds}::uuid[]) and (left_over > 0 or id = any(${wanted}::uuid[])) order by person_id, seq`.execute(
      tx,
    )
  ).rows
const lotOf = ({ id, expiresOn, points, leftOver, expired }: LotRow): Lot => ({
  ...{ id, expiresOn, points, left: leftOver, expired },
})

/** Adds a line to a held book; `writeBooks` puts it on record. Returns its id. */
export function enter(book: Book, entry: NewEntry): string {
  const id = randomUUID()
  book.standing = post(book.standing, { ...entry, id })
  book.seq += 1
  const { balance: balanceAfter, owed: owedAfter } = book.standing
  book.written.push({ ...entry, id, seq: book.seq, balanceAfter, owedAfter })
  return id
}

/** What ran out before today leaves the book first, so that nobody spends it while the night's work is still to come. */
export function enterExpiries(book: Book, today: string): void {
  for (const lot of ranOut(book.standing, today))
    enter(book, { kind: 'expired', points: -lot.left, expiresOn: null, ofId: lot.id, note: '有效期届满' })
}

/** Writes the new lines of these books with the accounts, lots and uses they come to: a statement each, however many there are. */
export async function writeBooks(
  tx: Tx,
  books: Iterable<Book>,
  { now, today }: { now: Date; today: string },
): Promise<void> {
  const changed = [...books].filter(({ written }) => written.length > 0)
  if (changed.length === 0) return
  const entries = changed.flatMap(({ written, personId, areaCode, townCode }) =>
    written.map((one) => ({ areaCode, townCode, ...one, personId })),
  )
  await sql`
    insert into points.entry (id, person_id, seq, kind, points, balance_after, owed_after, area_code, town_code, entered_on, entered_at, expires_on,
      record_id, rule_id, served_on, minutes, of_id, redemption_id, adjustment_id, note)
    select id, "personId", seq, kind, points, "balanceAfter", "owedAfter", "areaCode", "townCode", ${today}::date, ${now}::timestamptz, "expiresOn",
      "recordId", "ruleId", "servedOn", minutes, "ofId", "redemptionId", "adjustmentId", note
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as row(id uuid, "personId" uuid, seq int, kind text, points int, "balanceAfter" int,
      "owedAfter" int, "areaCode" text, "townCode" text, "expiresOn" date, "recordId" uuid, "ruleId" uuid, "servedOn" date, minutes int, "ofId" uuid,
      "redemptionId" uuid, "adjustmentId" uuid, note text)
    order by "personId", seq`.execute(tx)
  await writeAccounts(tx, changed)
  await writeLots(tx, changed)
  for (const book of changed) book.written = []
}

async function writeAccounts(tx: Tx, books: readonly Book[]): Promise<void> {
  const accounts = books.map(({ personId, standing: { balance, owed }, seq }) => ({ personId, balance, owed, seq }))
  await sql`update points.account a set balance = row.balance, owed = row.owed, last_seq = row.seq
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as row("personId" uuid, balance int, owed int, seq int)
    where a.person_id = row."personId"`.execute(tx)
}

async function writeLots(tx: Tx, books: readonly Book[]): Promise<void> {
  const lots = books.flatMap(({ personId, standing, written }) =>
    standing.lots.map((lot) => ({ ...lot, personId, seq: written.find(({ id }) => id === lot.id)?.seq ?? 0 })),
  )
  await sql`insert into points.lot as l (id, person_id, seq, expires_on, points, left_over, expired)
    select id, "personId", seq, "expiresOn", points, "left", expired
    from jsonb_to_recordset(${JSON.stringify(lots)}::jsonb) as row(id uuid, "personId" uuid, seq int, "expiresOn" date, points int, "left" int, expired int)
    on conflict (id) do update set expires_on = excluded.expires_on, left_over = excluded.left_over, expired = excluded.expired
    where (l.expires_on, l.left_over, l.expired) is distinct from (excluded.expires_on, excluded.left_over, excluded.expired)`.execute(
    tx,
  )
  const uses = books.flatMap(({ personId, standing, written }) =>
    written
      .filter(({ kind }) => kind === 'spent')
      .flatMap(({ id }) =>
        (standing.uses[id] ?? []).map((use, position) => ({ entryId: id, personId, position, ...use })),
      ),
  )
  await sql`insert into points.lot_use (entry_id, lot_id, person_id, position, points)
    select "entryId", "lotId", "personId", position, points
    from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as row("entryId" uuid, "lotId" uuid, "personId" uuid, position int, points int)`.execute(
    tx,
  )
}
