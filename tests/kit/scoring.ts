import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openBook, openPool, receive, spend } from '#contexts/ledger/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { fundAt } from './funds.ts'
import { samples } from './samples/samples.ts'
import type { Town } from './town.ts'

export const SCORED_TOWN = '120101006'
const COMMUNITY = '120101006001'

const by = (now: Date) => ({ accountId: randomUUID(), personId: null, name: '记录人', now })

/** A joint meeting that was held with minutes; how one is held is linkage's story. */
export async function heldMeeting(tx: Tx, heldOn: string, now: Date): Promise<void> {
  const id = randomUUID()
  await sql`insert into linkage.meeting (id, no, level, area_code, title, held_on, starts_at, place, chair, state, minutes, quorum_percent, recorded_by,
      recorded_name, recorded_at)
    values (${id}, ${`会-${heldOn}`}, 'town', ${SCORED_TOWN}, ${`${heldOn}联席会议`}, ${heldOn}, '09:00', '三楼', '书记', 'held', '议定送餐', 50,
      ${randomUUID()}, '记录人', ${now})`.execute(tx)
  for (const [position, party] of ['community', 'social_worker', 'organisation'].entries())
    await sql`insert into linkage.attendee (id, meeting_id, area_code, position, party, unit_name, name, signed_at, signed_name)
      values (${randomUUID()}, ${id}, ${SCORED_TOWN}, ${position}, ${party}, '单位', '代表', ${now}, '记录人')`.execute(
      tx,
    )
}

/** Two full-time workers, the second of whom came 46 days late; the station they serve at. */
export async function staffed(tx: Tx, people: readonly [string, string], now: Date): Promise<void> {
  await sql`insert into workforce.station (id, town_code, name, created_at) values (${randomUUID()}, ${SCORED_TOWN}, '南市街道社工站', ${now})`.execute(
    tx,
  )
  for (const [index, fromDate] of ['2023-07-01', '2023-08-16'].entries())
    await sql`insert into workforce.service_period (id, person_id, area_code, kind, title, from_date, created_at)
      values (${randomUUID()}, ${people[index]}, ${SCORED_TOWN}, 'fulltime_social_worker', '社工', ${fromDate}, ${now})`.execute(
      tx,
    )
}

/** A fund that took in 1,000 yuan and paid 400 out. */
export async function bookedFund(tx: Tx, now: Date): Promise<string> {
  const fundId = await fundAt(tx, SCORED_TOWN, { name: '南市街道社区基金' })
  await openBook(tx, { fundId, areaCode: SCORED_TOWN, now })
  const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
  const said = (kind: string) => ({ memo: '测试', source: { kind, id: randomUUID() }, by: by(now) })
  await receive(tx, { fundId, poolId, kind: 'gift', fen: 100_000, happenedOn: '2024-02-01', ...said('giving.gift') })
  const paid = { fundId, kind: 'grant' as const, use: 'U1' as const, earmarkCode: null, fen: 40_000 }
  await spend(tx, { ...paid, happenedOn: '2024-02-20', ...said('grants.payment') })
  return fundId
}

/** A duty of disclosure that was due and that nobody did. */
export async function lateDuty(tx: Tx, fundId: string, now: Date): Promise<void> {
  await sql`insert into disclosure.duty (id, fund_id, area_code, kind, subject_id, subject_title, key, from_date, to_date, due_on, state, made_at)
    values (${randomUUID()}, ${fundId}, ${SCORED_TOWN}, 'quarter-statement', ${fundId}, '基金', '2023Q4', '2023-10-01', '2023-12-31', '2024-01-20', 'open',
      ${now})`.execute(tx)
}

/** So many cases taken on that day, of which the first is closed. */
export async function cases(town: Town, openedOn: string, many: number): Promise<void> {
  for (let index = 0; index < many; index += 1)
    await town.tx(async (tx) => {
      const id = await samples['casework.case']?.(tx, COMMUNITY, town.now)
      await sql`update casework.case set opened_on = ${openedOn}, state = ${index === 0 ? 'closed' : 'accepted'}, evaluations = ${index === 0 ? 1 : 0},
        closed_on = ${index === 0 ? '2024-02-28' : null}, kept_until = ${index === 0 ? '2034-02-28' : null} where id = ${id}`.execute(
        tx,
      )
    })
}

/** A community activity of a day: recorded, or only over. */
export async function activity(tx: Tx, on: string, isRecorded: boolean, now: Date): Promise<void> {
  const id = await samples['activities.activity']?.(tx, COMMUNITY, now)
  await sql`update activities.activity set audience = 'residents', starts_at = ${`${on}T09:00:00+08:00`}, ends_at = ${`${on}T11:00:00+08:00`},
    state = ${isRecorded ? 'recorded' : 'ended'}, record_due_on = ${on}, recorded_on = ${isRecorded ? on : null} where id = ${id}`.execute(
    tx,
  )
}

/** How many live in the two communities of the point whose names are known. */
export async function populated(tx: Tx, now: Date): Promise<void> {
  for (const [code, residents] of [
    ['120101006001', 5_000],
    ['120101006002', 3_000],
  ] as const)
    await sql`insert into directory.population_return (id, area_code, as_of, residents, source_kind, recorded_at)
      values (${randomUUID()}, ${code}, '2023-12-31', ${residents}, 'statistics', ${now})`.execute(tx)
}

/** A budget of 1,000 yuan of fiscal money, of which 900 were spent; approved by another hand. */
export async function budgeted(tx: Tx, pointId: string, now: Date): Promise<void> {
  const [budgetId, lineId] = [randomUUID(), randomUUID()]
  const of = sql`${pointId}, ${SCORED_TOWN}, 2024`
  await sql`insert into budgets.budget (id, point_id, area_code, year, revision, state, prepared_by, prepared_name, prepared_at, decided_by, decided_name,
      decided_at)
    values (${budgetId}, ${of}, 1, 'approved', ${randomUUID()}, '编制人', ${now}, ${randomUUID()}, '审定人', ${now})`.execute(
    tx,
  )
  await sql`insert into budgets.line (id, point_id, area_code, year, source, field)
    values (${lineId}, ${of}, 'fiscal', 'community')`.execute(tx)
  await sql`insert into budgets.amount (budget_id, line_id, position, title, planned_fen) values (${budgetId}, ${lineId}, 0, '社工站运转', 100000)`.execute(
    tx,
  )
  await sql`insert into budgets.spending (id, line_id, point_id, area_code, fen, spent_on, voucher_no, what, recorded_by, recorded_name, recorded_at)
    values (${randomUUID()}, ${lineId}, ${pointId}, ${SCORED_TOWN}, 90000, '2024-02-10', '凭1', '水电', ${randomUUID()}, '记录人', ${now})`.execute(
    tx,
  )
}

/** A report in a district's paper, and one of a national paper whose link is dead. */
export async function told(tx: Tx, pointId: string, now: Date): Promise<void> {
  for (const [level, media, state] of [
    ['district', '和平报', 'alive'],
    ['nation', '中国社会报', 'dead'],
  ])
    await sql`insert into learning.publicity (id, area_code, point_id, title, kind, media, level, published_on, link, tells_of_people, link_state,
        recorded_by, recorded_name, recorded_at)
      values (${randomUUID()}, ${SCORED_TOWN}, ${pointId}, '五社联动暖邻里', 'deed', ${media}, ${level}, '2024-02-15', 'https://example.cn/1', false, ${state},
        ${randomUUID()}, '记录人', ${now})`.execute(tx)
}
