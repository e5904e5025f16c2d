import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type {
  Benefit,
  Channel,
  ForWhom,
  Level,
  Line,
  Means,
  NeedState,
  Owner,
  Route,
  Urgency,
  VerifiedHow,
} from '../vocabulary.ts'
import { type Doer, nextNo } from './sql.ts'

/** One need as it stands. Days 'YYYY-MM-DD'. */
export type Need = {
  id: string
  no: string
  areaCode: string
  areaPath: string
  areaName: string
  townCode: string
  title: string
  description: string
  channel: Channel
  externalNo: string | null
  forWhom: ForWhom
  isNameless: boolean
  reporterAccountId: string | null
  reporterPersonId: string | null
  beneficiaryPersonId: string | null
  peopleCount: number
  photoFileId: string | null
  state: NeedState
  urgency: Urgency
  reportedOn: string
  dueOn: string | null
  verifiedOn: string | null
  verifiedHow: VerifiedHow | null
  verifiedName: string | null
  rejectedReason: string
  line: Line | null
  groups: string[]
  level: Level | null
  benefit: Benefit | null
  route: Route | null
  routeReason: string
  ownerParty: Owner | null
  ownerUnit: string
  ownerPersonId: string | null
  assignedOn: string | null
  means: Means[]
  result: string
  resolvedOn: string | null
  confirmedOn: string | null
  confirmedHow: 'phone' | 'paper' | null
  rating: number | null
  comment: string
  reopened: number
  archivedOn: string | null
  mergedInto: string | null
  recordedName: string
  recordedAt: Date
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Need>`
  select n.*, a.path as area_path, a.name as area_name from needs.need n join directory.area a on a.code = n.area_code
  where ${where} ${tail}`

export type NeedSort = 'reportedOn' | 'dueOn'
export type NeedSearch = {
  codes: string[] | null
  states?: readonly NeedState[] | undefined
  line?: Line | undefined
  urgency?: Urgency | undefined
  channel?: Channel | undefined
  group?: string | undefined
  ownerParty?: Owner | undefined
  isEntitled?: boolean | undefined
  /** Only what is late on this day. */
  lateOn?: string | undefined
  text?: string | undefined
}
const is = (column: string, value: string | undefined) =>
  value !== undefined && sql`${sql.ref(`n.${column}`)} = ${value}`
const conditions = ({ codes, states, isEntitled, lateOn, text, group, ...one }: NeedSearch) =>
  all([
    inCodes(sql`n.area_code`, codes),
    states !== undefined && sql`n.state = any(${states}::text[])`,
    is('line', one.line),
    is('urgency', one.urgency),
    is('channel', one.channel),
    is('owner_party', one.ownerParty),
    group !== undefined && sql`n.groups @> array[${group}]::text[]`,
    isEntitled !== undefined && sql`n.entitled = ${isEntitled}`,
    lateOn !== undefined && sql`n.due_on < ${lateOn}::date`,
    text !== undefined && text !== '' && sql`strpos(n.title || n.no || coalesce(n.external_no, ''), ${text}) > 0`,
  ])

type Order = { sort?: NeedSort | undefined; down?: boolean | undefined }
const ORDERS: Record<NeedSort, RawBuilder<unknown>> = {
  reportedOn: sql`n.reported_on`,
  dueOn: sql`coalesce(n.due_on, 'infinity')`,
}
const orderOf = ({ sort = 'reportedOn', down = true }: Order) =>
  sql`order by ${ORDERS[sort]} ${down ? sql`desc` : sql`asc`}, n.no desc`

export const listNeeds = async (
  tx: Tx,
  { page, pageSize, sort, down, ...search }: NeedSearch & Paging & Order,
): Promise<Need[]> =>
  (await select(conditions(search), sql`${orderOf({ sort, down })} ${limitOf({ page, pageSize })}`).execute(tx)).rows
export const countNeeds = (tx: Tx, search: NeedSearch): Promise<number> =>
  countOf(tx, sql`needs.need n where ${conditions(search)}`)
export const findNeeds = async (tx: Tx, ids: readonly string[]): Promise<Need[]> =>
  (await select(sql`n.id = any(${ids}::uuid[])`).execute(tx)).rows
export const findNeed = async (tx: Tx, id: string): Promise<Need | undefined> => (await findNeeds(tx, [id]))[0]
export const needsOfAccount = async (tx: Tx, accountId: string): Promise<Need[]> =>
  (
    await select(
      sql`n.reporter_account_id = ${accountId}`,
      sql`order by n.recorded_at desc, n.no desc limit 100`,
    ).execute(tx)
  ).rows
export const mergedInto = async (tx: Tx, id: string): Promise<Need[]> =>
  (await select(sql`n.merged_into = ${id}`, sql`order by n.no`).execute(tx)).rows

/** Needs of one place that are not closed and were told since a day: what a new one may repeat. */
export const openNear = async (tx: Tx, need: Need, since: string): Promise<Need[]> =>
  (
    await select(
      sql`n.id <> ${need.id} and n.town_code = ${need.townCode} and n.reported_on >= ${since}::date
      and n.state in ('reported', 'verified', 'classified', 'assigned', 'in_service', 'referred')`,
      sql`order by n.area_code = ${need.areaCode} desc, n.reported_on desc limit 300`,
    ).execute(tx)
  ).rows

/** What the board counts in the areas of `codes`, by state; `late` of them are past their day. */
export const countByState = async (tx: Tx, codes: string[] | null, today: string) =>
  (
    await sql<{ state: NeedState; n: number; late: number; entitled: number; urgent: number }>`
    select n.state, count(*)::int as n, (count(*) filter (where n.due_on < ${today}::date))::int as late,
      (count(*) filter (where n.entitled))::int as entitled, (count(*) filter (where n.urgency = 'urgent'))::int as urgent
    from needs.need n where ${conditions({ codes })} group by n.state`.execute(tx)
  ).rows

/** Holds one need until the transaction ends: two hands never act on it at once. */
export async function holdNeed(tx: Tx, id: string): Promise<Need | undefined> {
  await sql`select 1 from needs.need where id = ${id} for update`.execute(tx)
  return findNeed(tx, id)
}

export type NewNeed = Pick<Need, 'areaCode' | 'townCode' | 'title' | 'description' | 'channel' | 'forWhom'> &
  Pick<Need, 'urgency' | 'peopleCount' | 'isNameless' | 'dueOn' | 'reportedOn'> &
  Partial<Pick<Need, 'line' | 'groups' | 'externalNo' | 'reporterAccountId' | 'reporterPersonId'>> &
  Partial<Pick<Need, 'beneficiaryPersonId' | 'photoFileId'>>

/** Writes a need that was just heard. */
export async function addNeed(tx: Tx, need: NewNeed, by: Doer): Promise<{ id: string; no: string }> {
  const id = randomUUID()
  const no = await nextNo(tx, need.townCode, need.reportedOn.slice(0, 4))
  const { groups = [], line = null, externalNo = null, photoFileId = null } = need
  const { reporterAccountId = null, reporterPersonId = null, beneficiaryPersonId = null } = need
  await sql`insert into needs.need (id, no, area_code, town_code, title, description, channel, external_no, for_whom, is_nameless, reporter_account_id,
      reporter_person_id, beneficiary_person_id, people_count, photo_file_id, state, urgency, reported_on, due_on, line, groups, recorded_by,
      recorded_name, recorded_at)
    values (${id}, ${no}, ${need.areaCode}, ${need.townCode}, ${need.title}, ${need.description}, ${need.channel}, ${externalNo}, ${need.forWhom},
      ${need.isNameless}, ${reporterAccountId}, ${reporterPersonId}, ${beneficiaryPersonId}, ${need.peopleCount}, ${photoFileId}, 'reported',
      ${need.urgency}, ${need.reportedOn}, ${need.dueOn}, ${line}, ${groups}::text[], ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
  return { id, no }
}

/** What acts change of a need. */
export type Change = Partial<
  Omit<Need, 'id' | 'no' | 'areaPath' | 'areaName' | 'recordedName' | 'recordedAt' | 'version'> & { verifiedBy: string }
>
/** Changes a need as it was seen; whoever was second is told. */
export async function changeNeed(
  tx: Tx,
  { id, version }: Pick<Need, 'id' | 'version'>,
  change: Change,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('needs.need')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}
