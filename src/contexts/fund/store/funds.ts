import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { PaperKind, State } from '../rules/states.ts'
import type { Doer } from './sql.ts'

/** What the agreement says (domain.md 6.2; fen, basis points, days). */
export type Agreement = {
  name: string
  keeperName: string
  purpose: string
  source: string
  startFen: number
  useOfMoney: string
  rights: string
  voting: string
  managementFeeBp: number
  disclosure: string
  fromDate: string | null
  toDate: string | null
  endConditions: string
  surplus: string
  disputes: string
}
/** A special fund (专项基金) of a charity, for one town. */
export type Fund = Agreement & {
  id: string
  areaCode: string
  areaName: string
  areaPath: string
  districtName: string
  charityId: string
  charityName: string
  charityOrganisationId: string
  state: State
  signedOn: string | null
  operatingFrom: string | null
  endedOn: string | null
  preparedBy: string
  preparedName: string
  preparedAt: Date
  members: number
  monitors: number
  version: number
}

const select = (where: RawBuilder<unknown>, today: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Fund>`
  select f.*, a.name as area_name, a.path as area_path, d.name as district_name, o.name as charity_name, c.organisation_id as charity_organisation_id,
    (select count(*)::int from fund.pub_member m where m.fund_id = f.id and m.seat = 'member' and ${today} between m.from_date and m.to_date) as members,
    (select count(*)::int from fund.pub_member m where m.fund_id = f.id and m.seat = 'monitor' and ${today} between m.from_date and m.to_date) as monitors
  from fund.fund f join directory.area a on a.code = f.area_code left join directory.area d on d.code = a.parent_code
  join fund.charity c on c.id = f.charity_id join directory.organisation o on o.id = c.organisation_id
  where ${where} order by f.area_code, f.prepared_at desc ${tail}`
const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`

export const findFunds = async (tx: Tx, ids: readonly string[], today?: string): Promise<Fund[]> =>
  (await select(sql`f.id = any(${ids}::uuid[])`, today ? sql`${today}::date` : TODAY).execute(tx)).rows
export const findFund = async (tx: Tx, id: string, today?: string): Promise<Fund | undefined> =>
  (await findFunds(tx, [id], today))[0]
/** The fund of a town that is not settled. */
export const fundOfTown = async (tx: Tx, townCode: string): Promise<Fund | undefined> =>
  (await select(sql`f.area_code = ${townCode} and f.state <> 'settled'`, TODAY).execute(tx)).rows[0]

export type FundSearch = {
  codes: readonly string[] | null
  state?: State | undefined
  charityId?: string | undefined
  words?: string | undefined
}
const conditions = ({ codes, state, charityId, words }: FundSearch): RawBuilder<unknown> =>
  all([
    inCodes(sql`f.area_code`, codes),
    state !== undefined && sql`f.state = ${state}`,
    charityId !== undefined && sql`f.charity_id = ${charityId}`,
    words !== undefined && words !== '' && sql`f.name like ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`,
  ])
export const listFunds = async (tx: Tx, search: FundSearch, today: string, paging?: Paging): Promise<Fund[]> =>
  (await select(conditions(search), sql`${today}::date`, limitOf(paging)).execute(tx)).rows
export const countFunds = (tx: Tx, search: FundSearch): Promise<number> =>
  countOf(tx, sql`fund.fund f where ${conditions(search)}`)

/** How many funds that are not settled one keeper of a charity looks after. */
export const fundsOfKeeper = (tx: Tx, charityId: string, keeperName: string): Promise<number> =>
  countOf(tx, sql`fund.fund where charity_id = ${charityId} and keeper_name = ${keeperName} and state <> 'settled'`)

/** Undefined when the town has a fund that is not settled. */
export async function insertFund(
  tx: Tx,
  fund: Agreement & { areaCode: string; charityId: string },
  { accountId, name, now }: Doer,
): Promise<string | undefined> {
  const id = randomUUID()
  const added = await tx
    .insertInto('fund.fund')
    .values({ id, ...fund, preparedBy: accountId, preparedName: name, preparedAt: now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 0n ? undefined : id
}

type FundChange = Partial<Agreement> & { state?: State; signedOn?: string; operatingFrom?: string; endedOn?: string }
/** Errors: access.stale. */
export async function changeFund(tx: Tx, id: string, version: number, change: FundChange): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('fund.fund')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** Held until the transaction ends: two steps of one fund never happen at once. */
export async function lockFund(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from fund.fund where id = ${id} for update`.execute(tx)
}

export type Step = { fromState: State; toState: State; reason: string; byName: string; takenAt: Date }
export async function addStep(tx: Tx, fundId: string, step: Omit<Step, 'byName' | 'takenAt'>, by: Doer): Promise<void> {
  await tx
    .insertInto('fund.step')
    .values({ id: randomUUID(), fundId, ...step, byAccount: by.accountId, byName: by.name, takenAt: by.now })
    .execute()
}
export const stepsOf = (tx: Tx, fundId: string): Promise<Step[]> =>
  tx
    .selectFrom('fund.step')
    .select(['fromState', 'toState', 'reason', 'byName', 'takenAt'])
    .where('fundId', '=', fundId)
    .orderBy('takenAt')
    .orderBy('id')
    .$castTo<Step>()
    .execute()

export type Paper = { id: string; kind: PaperKind; fileId: string; name: string; byName: string; addedAt: Date }
export async function addPaper(
  tx: Tx,
  fundId: string,
  paper: Pick<Paper, 'kind' | 'fileId' | 'name'>,
  by: Doer,
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('fund.paper')
    .values({ id, fundId, ...paper, byName: by.name, addedAt: by.now })
    .execute()
  return id
}
export const papersOf = (tx: Tx, fundId: string): Promise<Paper[]> =>
  tx
    .selectFrom('fund.paper')
    .select(['id', 'kind', 'fileId', 'name', 'byName', 'addedAt'])
    .where('fundId', '=', fundId)
    .orderBy('addedAt', 'desc')
    .orderBy('id')
    .$castTo<Paper>()
    .execute()

export type Earmark = { code: string; name: string; openedAt: Date }
export async function addEarmark(tx: Tx, fundId: string, communityCode: string, now: Date): Promise<void> {
  await tx
    .insertInto('fund.earmark')
    .values({ fundId, communityCode, openedAt: now })
    .onConflict((on) => on.doNothing())
    .execute()
}
export const earmarksOf = (tx: Tx, fundId: string): Promise<Earmark[]> =>
  tx
    .selectFrom('fund.earmark as e')
    .innerJoin('directory.area as a', 'a.code', 'e.communityCode')
    .select(['a.code', 'a.name', 'e.openedAt'])
    .where('e.fundId', '=', fundId)
    .orderBy('a.code')
    .$castTo<Earmark>()
    .execute()
