import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import type { Doer } from './sql.ts'

export type ResolutionKind = 'grant' | 'budget' | 'plan' | 'rules' | 'use-change' | 'termination'
export type ResolutionState = 'open' | 'passed' | 'rejected' | 'lapsed' | 'vetoed'
export type Resolution = {
  id: string
  fundId: string
  fundName: string
  areaCode: string
  areaName: string
  areaPath: string
  kind: ResolutionKind
  title: string
  subjectKind: string
  subjectId: string
  amountFen: number | null
  isMajor: boolean
  interestedPeople: string[]
  interestedOrganisations: string[]
  openedBy: string
  openedName: string
  openedAt: Date
  closesOn: string
  state: ResolutionState
  closedAt: Date | null
  vetoReason: string | null
  vetoedName: string | null
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Resolution>`
  select r.*, f.name as fund_name, f.area_code, a.name as area_name, a.path as area_path
  from fund.resolution r join fund.fund f on f.id = r.fund_id join directory.area a on a.code = f.area_code
  where ${where} order by r.opened_at desc, r.id ${tail}`

export const findResolutions = async (tx: Tx, ids: readonly string[]): Promise<Resolution[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows
export const findResolution = async (tx: Tx, id: string): Promise<Resolution | undefined> =>
  (await findResolutions(tx, [id]))[0]
/** Held until the transaction ends: votes on one matter are counted one after another. */
export async function lockResolution(tx: Tx, id: string): Promise<Resolution | undefined> {
  await sql`select 1 from fund.resolution where id = ${id} for update`.execute(tx)
  return findResolution(tx, id)
}

export type ResolutionSearch = {
  codes: readonly string[] | null
  fundId?: string | undefined
  state?: ResolutionState | undefined
  kind?: ResolutionKind | undefined
}
const conditions = ({ codes, fundId, state, kind }: ResolutionSearch): RawBuilder<unknown> =>
  all([
    inCodes(sql`f.area_code`, codes),
    fundId !== undefined && sql`r.fund_id = ${fundId}`,
    state !== undefined && sql`r.state = ${state}`,
    kind !== undefined && sql`r.kind = ${kind}`,
  ])
export const listResolutions = async (tx: Tx, search: ResolutionSearch, paging?: Paging): Promise<Resolution[]> =>
  (await select(conditions(search), limitOf(paging)).execute(tx)).rows
export const countResolutions = (tx: Tx, search: ResolutionSearch): Promise<number> =>
  countOf(tx, sql`fund.resolution r join fund.fund f on f.id = r.fund_id where ${conditions(search)}`)
/** Open ones whose last day is over. */
export const resolutionsOver = async (tx: Tx, today: string): Promise<Resolution[]> =>
  (await select(sql`r.state = 'open' and r.closes_on < ${today}::date`).execute(tx)).rows

type NewResolution = Pick<
  Resolution,
  'fundId' | 'kind' | 'title' | 'subjectKind' | 'subjectId' | 'amountFen' | 'isMajor' | 'closesOn'
> & {
  interestedPeople: readonly string[]
  interestedOrganisations: readonly string[]
}
export type NewBallot = { memberId: string; personId: string; recused: string | null }
/** Undefined when the same matter is being voted on already. */
export async function insertResolution(
  tx: Tx,
  { interestedPeople, interestedOrganisations, ...one }: NewResolution,
  ballots: readonly NewBallot[],
  { accountId, name, now }: Doer,
): Promise<string | undefined> {
  const id = randomUUID()
  const added = await tx
    .insertInto('fund.resolution')
    .values({
      ...{ id, ...one, openedBy: accountId, openedName: name, openedAt: now },
      interestedPeople: [...interestedPeople],
      interestedOrganisations: [...interestedOrganisations],
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return undefined
  await tx
    .insertInto('fund.ballot')
    .values(ballots.map((ballot) => ({ resolutionId: id, ...ballot })))
    .execute()
  return id
}

export async function closeResolution(
  tx: Tx,
  id: string,
  state: Exclude<ResolutionState, 'open' | 'vetoed'>,
  now: Date,
): Promise<void> {
  await sql`update fund.resolution set state = ${state}, closed_at = ${now}, version = version + 1 where id = ${id} and state = 'open'`.execute(
    tx,
  )
}
export async function vetoResolution(tx: Tx, id: string, reason: string, by: Doer): Promise<void> {
  await sql`update fund.resolution set state = 'vetoed', veto_reason = ${reason}, vetoed_name = ${by.name}, closed_at = coalesce(closed_at, ${by.now}), version = version + 1
    where id = ${id}`.execute(tx)
}

export type Ballot = {
  resolutionId: string
  memberId: string
  personId: string
  name: string
  recused: string | null
  delegateId: string | null
  delegateName: string | null
  choice: 'for' | 'against' | 'abstain' | null
  reason: string
  castName: string | null
  castAt: Date | null
}
export async function ballotsOf(tx: Tx, resolutionIds: readonly string[]): Promise<Ballot[]> {
  const { rows } = await sql<Ballot>`
    with page as materialized (select b.*, d.person_id as delegate_person from fund.ballot b left join fund.member d on d.id = b.delegate_id where b.resolution_id = any(${resolutionIds}::uuid[]))
    select page.resolution_id, page.member_id, page.person_id, p.name, page.recused, page.delegate_id, q.name as delegate_name, page.choice, page.reason, page.cast_name, page.cast_at
    from page join directory.people_shown(array(select person_id from page union select delegate_person from page where delegate_person is not null)) as p on p.id = page.person_id
    left join directory.people_shown(array(select delegate_person from page where delegate_person is not null)) as q on q.id = page.delegate_person
    order by page.member_id`.execute(tx)
  return rows
}

/** False when it was cast already, or the seat is recused. */
export async function castBallot(
  tx: Tx,
  at: { resolutionId: string; memberId: string },
  vote: { choice: 'for' | 'against' | 'abstain'; reason: string },
  by: Doer,
): Promise<boolean> {
  const done = await tx
    .updateTable('fund.ballot')
    .set({ ...vote, castBy: by.accountId, castName: by.name, castAt: by.now })
    .where('resolutionId', '=', at.resolutionId)
    .where('memberId', '=', at.memberId)
    .where('choice', 'is', null)
    .where('recused', 'is', null)
    .executeTakeFirstOrThrow()
  return done.numUpdatedRows > 0n
}
/** False when the seat has voted already. */
export async function recuse(tx: Tx, at: { resolutionId: string; memberId: string }, reason: string): Promise<boolean> {
  const done = await sql`update fund.ballot set recused = ${reason}, delegate_id = null
    where resolution_id = ${at.resolutionId} and member_id = ${at.memberId} and choice is null`.execute(tx)
  return (done.numAffectedRows ?? 0n) > 0n
}
export async function delegate(
  tx: Tx,
  at: { resolutionId: string; memberId: string },
  delegateId: string | null,
): Promise<boolean> {
  const done = await sql`update fund.ballot set delegate_id = ${delegateId}
    where resolution_id = ${at.resolutionId} and member_id = ${at.memberId} and choice is null and recused is null`.execute(
    tx,
  )
  return (done.numAffectedRows ?? 0n) > 0n
}

/** One seat's vote with its matter, for the register of votes. */
export type ListedBallot = Pick<Resolution, 'fundName' | 'title' | 'kind' | 'state'> &
  Pick<Ballot, 'name' | 'recused' | 'choice' | 'reason'>
const ballotsWhere = (search: ResolutionSearch) => sql`fund.ballot b join fund.resolution r on r.id = b.resolution_id
  join fund.fund f on f.id = r.fund_id where ${conditions(search)}`
export const countBallots = (tx: Tx, search: ResolutionSearch): Promise<number> => countOf(tx, ballotsWhere(search))
export async function listBallots(tx: Tx, search: ResolutionSearch, paging: Paging): Promise<ListedBallot[]> {
  const { rows } = await sql<ListedBallot>`
    with page as materialized (select f.name as fund_name, r.title, r.kind, r.state, b.person_id, b.recused, b.choice, b.reason,
        row_number() over (order by r.opened_at desc, r.id, b.member_id) as place
      from ${ballotsWhere(search)} order by place ${limitOf(paging)})
    select page.*, p.name from page join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id order by page.place`.execute(
    tx,
  )
  return rows
}

export type Opinion = { name: string; text: string; givenAt: Date }
export async function addOpinion(
  tx: Tx,
  resolutionId: string,
  memberId: string,
  text: string,
  now: Date,
): Promise<void> {
  await tx.insertInto('fund.opinion').values({ id: randomUUID(), resolutionId, memberId, text, givenAt: now }).execute()
}
export async function opinionsOn(tx: Tx, resolutionId: string): Promise<Opinion[]> {
  const { rows } = await sql<Opinion>`
    with page as materialized (select o.text, o.given_at, m.person_id from fund.opinion o join fund.member m on m.id = o.member_id where o.resolution_id = ${resolutionId})
    select p.name, page.text, page.given_at from page join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id order by page.given_at`.execute(
    tx,
  )
  return rows
}

/** What a person may vote on or look at: matters of the seats held when they were opened; the monitor sees all of the fund. */
export async function resolutionsOfPerson(tx: Tx, personId: string, fundIds: readonly string[]): Promise<Resolution[]> {
  return (
    await select(
      sql`(r.fund_id = any(${fundIds}::uuid[]) or exists (select from fund.ballot b where b.resolution_id = r.id and b.person_id = ${personId}))`,
      sql`limit 100`,
    ).execute(tx)
  ).rows
}
