import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { COMMUNITY } from './accounts.ts'
import type { Desk } from './desk.ts'
import { uuidOf } from './desk.ts'
import { giveTasks, HAND, meet, offer, Teller } from './linkage-parts.ts'
import { LEAD, STATION_TOWN, WORKER } from './social-work.ts'

const HEAD = 'shezu'
/** The project of spring was made on this day; what other contexts tell of spring lies around it. */
const BEGUN = '2024-03-14'
const CLOSED = '2024-05-21'

/** What is told elsewhere and tied here: a paid grant, an activity with hours on record, who to visit, the head's organisation. */
type Found = {
  personId: string | null
  grantId: string | null
  activities: string[]
  organisation: { id: string; version: number; headPersonId: string } | null
  station: string | null
  team: { id: string; name: string } | null
  fund: { id: string; name: string } | null
}

/**
 * Linkage in 南市街道: a project of 庆有西里 in which all five parties acted and the resident confirmed, one that stands still at two,
 * resources, services, a meeting with its minutes, tasks on time and late. Elsewhere a project a need, so that no board is empty.
 */
export async function tellOfLinkage(desk: Desk, now: Date): Promise<void> {
  const found = await desk.seeing(findOthers)
  const today = dateOf(now)
  await offer(desk)
  await tellOfWhole(desk, found)
  const still = await tellOfStill(desk, found, today)
  await meet(desk, today)
  await giveTasks(desk, still, today)
  await desk.seeing((tx) => elsewhere(tx, now))
}

async function findOthers(tx: Tx): Promise<Found> {
  const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T | null> =>
    (await query.execute(tx)).rows[0] ?? null
  const person = await one(sql<{ personId: string }>`
    select person_id from volunteering.pub_volunteer where area_code = ${COMMUNITY} order by registered_on, id limit 1`)
  const grant = await one(sql<{ id: string }>`
    select g.id from grants.pub_grant g join grants.pub_payment p on p.grant_id = g.id join fund.pub_fund f on f.id = g.fund_id
    where f.area_code = ${STATION_TOWN} order by p.paid_on limit 1`)
  const { rows: activities } = await sql<{ id: string }>`
    select d.activity_id as id from volunteering.pub_draft_record d join volunteering.pub_service_record r on r.draft_id = d.id
    where d.organiser_area_code like ${`${STATION_TOWN}%`} and d.activity_id is not null group by 1 order by bool_or(d.organiser_area_code = ${COMMUNITY}) desc, min(r.served_on), 1 limit 2`.execute(
    tx,
  )
  const organisation = await one(sql<{ id: string; version: number; headPersonId: string }>`
    select o.id, o.version, o.head_person_id from incubation.organisation o join platform.account a on a.person_id = o.head_person_id
    where a.username = ${HEAD} and o.state not in ('idea', 'withdrawn') order by o.recorded_at limit 1`)
  const station = await one(
    sql<{ name: string }>`select name from workforce.pub_station where town_code = ${STATION_TOWN} limit 1`,
  )
  const team = await one(
    sql<{
      id: string
      name: string
    }>`select id, name from teams.pub_team where area_code = ${COMMUNITY} order by founded_on limit 1`,
  )
  const fund = await one(
    sql<{ id: string; name: string }>`select id, name from fund.pub_fund where area_code = ${STATION_TOWN} limit 1`,
  )
  return {
    ...{ personId: person?.personId ?? null, grantId: grant?.id ?? null, activities: activities.map(({ id }) => id) },
    ...{ organisation, station: station?.name ?? null, team, fund },
  }
}

const seats = ({ station, organisation, team, fund }: Found) => [
  { party: 'community', unitName: '庆有西里社区居委会' },
  { party: 'social_worker', unitName: station ?? '南市街道社工站' },
  { party: 'organisation', unitName: '庆有西里邻里互助社', ...(organisation && { unitId: organisation.id }) },
  { party: 'volunteers', unitName: team?.name ?? '庆有西里志愿服务队', ...(team && { unitId: team.id }) },
  { party: 'charity', unitName: fund?.name ?? '南市街道社区基金', ...(fund && { unitId: fund.id }) },
]

/** To the organisation where it has a head on the platform, who then writes down what it did; else to the station. */
const givenTo = ({ organisation }: Found) =>
  organisation
    ? { party: 'organisation', unit: '庆有西里邻里互助社', personId: organisation.headPersonId }
    : { party: 'social_worker', unit: '南市街道社工站' }

/** A social worker hears of it on a visit; five parties act; the old people say that it holds. */
async function tellOfWhole(desk: Desk, found: Found): Promise<void> {
  if (!found.personId) return
  const visit = {
    ...{ areaCode: COMMUNITY, visitId: uuidOf('linkage visit'), personId: found.personId, visitedOn: '2024-03-11' },
    ...{
      found: '独居，腿脚不便，中午常吃剩饭；同楼还有两位老人也是这样。',
      need: '盼着中午有人送一口热饭，平日有人来看看',
      line: 'elder',
    },
    action: '量了血压，留了联系电话',
  }
  const { needId } = await desk.send<{ needId: string }>(WORKER, 'fieldwork.recordVisit', visit, '2024-03-11 15:30')
  const need = new Teller(desk, { needId })
  await need.go(HAND, 'needs.verifyNeed', '2024-03-12 09:30', { how: 'visit', note: '三位老人情况属实' })
  const line = { line: 'elder', level: 'community', urgency: 'normal', groups: ['T10'], route: 'society' }
  await need.go(HAND, 'needs.classifyNeed', '2024-03-13 10:00', { ...line, reason: '助餐点还没有开到本社区' })
  await need.go(LEAD, 'needs.assignNeed', '2024-03-13 16:00', givenTo(found))
  const form = {
    ...{
      areaCode: COMMUNITY,
      needIds: [needId],
      title: '独居老人一口热饭',
      goal: '三位独居老人每周三次有热饭，平日有人看望',
    },
    ...{ startsOn: BEGUN, endsOn: '2024-06-30', budget: [{ source: 'fund', fen: 480_000 }], seats: seats(found) },
  }
  const { projectId } = await desk.send<{ projectId: string }>(HAND, 'linkage.startProject', form, `${BEGUN} 09:00`)
  const project = new Teller(desk, { projectId })
  await need.go(WORKER, 'needs.startNeed', `${BEGUN} 14:00`, { note: '已成立联动项目' })
  const ask = { party: 'volunteers', what: '请每周三次送餐上门，顺便看看老人', dueOn: '2024-03-25' }
  await project.go(HAND, 'linkage.askSeat', `${BEGUN} 09:30`, ask)
  if (found.organisation) {
    const served = { servedOn: '2024-03-20', kind: 'delivery', title: '为独居老人送餐上门', people: 3, needId }
    const about = { organisationId: found.organisation.id, version: found.organisation.version }
    await desk.send(HEAD, 'incubation.recordMyService', { ...about, ...served }, '2024-03-20 13:00')
  }
  const [activity] = found.activities
  if (activity)
    await project.go(HAND, 'linkage.tieRecord', '2024-05-10 10:00', { kind: 'activities.activity', sourceId: activity })
  if (found.grantId)
    await project.go(HAND, 'linkage.tieRecord', '2024-05-10 10:10', { kind: 'grants.grant', sourceId: found.grantId })
  await need.go(WORKER, 'needs.resolveNeed', '2024-05-20 10:00', {
    ...{ means: ['social_work', 'organisation', 'volunteer'], result: '三位老人每周三次有人送餐，社工每月随访' },
  })
  const result = '三位独居老人每周三次吃上热饭，志愿者送餐时看望，社工每月随访一次，互助社把送餐排进了日常。'
  await project.go(HAND, 'linkage.finishProject', `${CLOSED} 09:00`, { result })
  const how = '5月21日入户，三位老人当面说满意'
  await need.go(HAND, 'needs.confirmOnPaper', `${CLOSED} 16:00`, { rating: 5, how })
}

/** Verified long ago, hours of volunteers tied, and then nothing: the others were asked and did not move. */
async function tellOfStill(desk: Desk, found: Found, today: string): Promise<{ projectId: string; version: number }> {
  const day = (ago: number) => addDays(today, -ago)
  const told = {
    ...{ areaCode: COMMUNITY, channel: 'meeting', reportedOn: day(24), title: '楼门口台阶高，轮椅上下难' },
    ...{ description: '4号楼两位坐轮椅的居民出门要人抬。', forWhom: 'many', peopleCount: 2 },
  }
  const { needId } = await desk.send<{ needId: string }>(HAND, 'needs.recordNeed', told, `${day(24)} 09:20`)
  const need = new Teller(desk, { needId })
  await need.go(HAND, 'needs.verifyNeed', `${day(23)} 09:20`, { how: 'site' })
  const line = { line: 'disability', level: 'community', urgency: 'normal', groups: ['T11'], route: 'society' }
  await need.go(HAND, 'needs.classifyNeed', `${day(22)} 09:20`, { ...line, reason: '改造排在明年，先想办法' })
  const form = {
    ...{ areaCode: COMMUNITY, needIds: [needId], title: '4号楼无障碍坡道', goal: '两位坐轮椅的居民自己能出楼门' },
    ...{
      startsOn: day(21),
      endsOn: addDays(today, 60),
      budget: [{ source: 'fund', fen: 600_000 }],
      seats: seats(found),
    },
  }
  const { projectId } = await desk.send<{ projectId: string }>(HAND, 'linkage.startProject', form, `${day(21)} 10:00`)
  const project = new Teller(desk, { projectId })
  const [, activity] = found.activities
  if (activity)
    await project.go(HAND, 'linkage.tieRecord', `${day(20)} 10:00`, { kind: 'activities.activity', sourceId: activity })
  for (const [party, what, ago, due] of [
    ['social_worker', '请评估两位居民的出行和康复需要', 20, 12],
    ['charity', '请研究用基金支持坡道材料', 18, 6],
  ] as const)
    await project.go(HAND, 'linkage.askSeat', `${day(ago)} 11:00`, { party, what, dueOn: day(due) })
  await project.go(HAND, 'linkage.remindSeat', `${day(5)} 09:00`, { party: 'social_worker' })
  return { projectId, version: project.version }
}

/** A running project a town for a need that was told there, without seats that anybody sits in yet. */
async function elsewhere(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; title: string; areaCode: string; townCode: string; on: string }>`
    select distinct on (t.code) n.id, n.title, n.area_code, t.code as town_code, n.verified_on as "on"
    from needs.pub_need n join directory.area a on a.code = n.area_code join directory.area t on t.code in (a.code, a.parent_code) and t.level = 'town'
    where n.verified_on is not null and n.resolved_on is null and t.code <> ${STATION_TOWN} and n.state in ('classified', 'assigned', 'in_service')
    order by t.code, n.reported_on, n.id`.execute(tx)
  for (const { id: needId, title, areaCode, townCode, on } of rows) {
    const id = randomUUID()
    const hand = uuidOf(`linkage lead ${townCode}`)
    await sql`insert into linkage.project (id, no, area_code, town_code, title, goal, starts_on, ends_on, lead_account, lead_name, state, started_by, started_name, started_at)
      values (${id}, ${`LD${townCode}-${on.slice(0, 4)}-0001`}, ${areaCode}, ${townCode}, ${title}, ${`回应居民提出的“${title}”`}, ${on}, ${addDays(on, 90)}, ${hand},
        '社区工作者', 'running', ${hand}, '社区工作者', ${now}) on conflict (no) do nothing`.execute(tx)
    await sql`insert into linkage.project_need (project_id, need_id) select ${id}, ${needId} where exists (select from linkage.project where id = ${id})`.execute(
      tx,
    )
    await sql`insert into linkage.numbering (area_code, year, last_no) values (${`LD${townCode}`}, ${Number(on.slice(0, 4))}, 1) on conflict do nothing`.execute(
      tx,
    )
  }
}
