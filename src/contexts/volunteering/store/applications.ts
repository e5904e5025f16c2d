import { type RawBuilder, sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { KeptConsent } from '../rules/consents.ts'

export type ApplicationState = 'applied' | 'registered' | 'refused' | 'withdrawn'

/** An application with its place; `name` is whole here and masked before it leaves the server. */
export type Application = {
  id: string
  accountId: string | null
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  source: 'phone' | 'paper'
  state: ApplicationState
  name: string
  sealed: Buffer | null
  sealedMore: Buffer | null
  idBlind: Buffer | null
  maskedId: string | null
  maskedPhone: string | null
  birthDate: string | null
  skills: string[]
  categories: string[]
  available: string[]
  isMinor: boolean
  ownIncome: boolean
  consents: KeptConsent[]
  movesFrom: string | null
  scanFileId: string | null
  paperSignedOn: string | null
  appliedAt: Date
  decidedAt: Date | null
  reason: string | null
  personId: string | null
  volunteerId: string | null
  version: number
}

export type NewApplication = Omit<
  Application,
  'areaPath' | 'areaName' | 'townName' | 'state' | 'decidedAt' | 'reason' | 'personId' | 'volunteerId' | 'version'
> & { phoneBlind: Buffer | null; sex: number | null; recordedBy: string | null }

/** Enters an application; false when the account has one open already. */
export async function insertApplication(tx: Tx, application: NewApplication): Promise<boolean> {
  const { consents, ...rest } = application
  const made = await tx
    .insertInto('volunteering.application')
    .values({ ...rest, consents: JSON.stringify(consents) })
    .onConflict((same) => same.column('accountId').where('state', '=', 'applied').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

const select = sql`
  select x.id, x.account_id, x.area_code, a.path as area_path, a.name as area_name, town.name as town_name, x.source, x.state, x.name,
    x.sealed, x.sealed_more, x.id_blind, x.masked_id, x.masked_phone, x.birth_date, x.skills, x.categories, x.available, x.is_minor,
    x.own_income, x.consents, x.moves_from, x.scan_file_id, x.paper_signed_on, x.applied_at, x.decided_at, x.reason, x.person_id,
    x.volunteer_id, x.version
  from volunteering.application x
  join directory.area a on a.code = x.area_code
  left join directory.area town on town.code = a.parent_code`

export async function findApplication(tx: Tx, id: string): Promise<Application | undefined> {
  const { rows } = await sql<Application>`${select} where x.id = ${id}`.execute(tx)
  return rows[0]
}

/** The last application of an account, whatever became of it. */
export async function lastApplicationOf(tx: Tx, accountId: string): Promise<Application | undefined> {
  const { rows } =
    await sql<Application>`${select} where x.account_id = ${accountId} order by x.applied_at desc, x.id desc limit 1`.execute(
      tx,
    )
  return rows[0]
}

export type ApplicationSearch = {
  codes: string[] | null
  state: ApplicationState | 'all'
  source?: 'phone' | 'paper' | undefined
  after?: string | undefined
  limit: number
}

/** Those that have waited longest come first; `after` is the `next` of the page before (moment_id). */
export async function listApplications(tx: Tx, { codes, state, source, after, limit }: ApplicationSearch) {
  const [at, id] = after?.split('_') ?? []
  const all: RawBuilder<unknown>[] = [
    sql`true`,
    ...(codes ? [sql`x.area_code = any(${codes}::text[])`] : []),
    ...(state === 'all' ? [] : [sql`x.state = ${state}`]),
    ...(source ? [sql`x.source = ${source}`] : []),
    ...(id ? [sql`(x.applied_at, x.id) > (${at}::timestamptz, ${id}::uuid)`] : []),
  ]
  const { rows } = await sql<Application>`${select} where ${sql.join(all, sql` and `)}
    order by x.applied_at, x.id limit ${limit + 1}`.execute(tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.appliedAt.toISOString()}_${last.id}` : null }
}

export async function countWaiting(tx: Tx, codes: string[] | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from volunteering.application
    where state = 'applied' and (${codes}::text[] is null or area_code = any(${codes}::text[]))`.execute(tx)
  return rows[0]?.n ?? 0
}

/** How many other applications wait, anywhere, with the same ID number: a count and no more. */
export const countOthersOpen = (tx: Tx, idBlind: Buffer, besides: string): Promise<number> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from volunteering.application
      where state = 'applied' and id_blind = ${idBlind} and id <> ${besides}`.execute(tx)
    return rows[0]?.n ?? 0
  })

export type Closing = {
  id: string
  version: number
  state: 'registered' | 'refused' | 'withdrawn'
  by: string
  now: Date
  reason?: string
  personId?: string
  volunteerId?: string
}

/**
 * Ends an application. The ID number, the phone and the address go at once: of who was registered the directory keeps them, of
 * the others nobody. Errors: access.stale.
 */
export async function closeApplication(tx: Tx, closing: Closing): Promise<void> {
  const { id, version, state, by, now, reason = null, personId = null, volunteerId = null } = closing
  mustHaveChanged(
    await tx
      .updateTable('volunteering.application')
      .set((eb) => ({
        ...{ state, reason, personId, volunteerId, decidedAt: now, decidedBy: by, version: version + 1 },
        ...{ sealed: null, idBlind: null, phoneBlind: null },
        sealedMore: state === 'registered' ? eb.ref('sealedMore') : null,
      }))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  )
}

/** Whoever asked to be forgotten: nothing of theirs stays on their applications but what was counted. */
export async function forgetApplications(tx: Tx, personId: string, erasedName: string): Promise<void> {
  await seeingAll(tx, () =>
    tx
      .updateTable('volunteering.application')
      .set({
        ...{ name: erasedName, sealed: null, sealedMore: null, idBlind: null, phoneBlind: null, maskedId: null },
        ...{ maskedPhone: null, sex: null, birthDate: null, skills: [], accountId: null, scanFileId: null },
      })
      .where('personId', '=', personId)
      .execute(),
  )
}
