import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { findOrAddPerson } from '#contexts/directory/public.ts'
import { addDays, addMonths, dateOf } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { COMMUNITY } from './accounts.ts'
import type { Desk } from './desk.ts'
import { peopleOf } from './people.ts'
import { LEAD, STATION_TOWN, WORKER } from './social-work.ts'

const elder = peopleOf({ code: 'field', districtNo: 19, townNo: 496 })
const DOORS = ['1号楼2门301', '1号楼3门102', '3号楼1门201', '5号楼2门504', '6号楼1门101', '6号楼4门602']

/** Made of what it says, so that told again it is the same visit. */
const idOf = (words: string): string =>
  createHash('sha256')
    .update(words)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')

/** Visits of 庆有西里, groups and activities of 南市街道 from the plan to the file; elsewhere an activity a town. */
export async function tellOfFieldwork(desk: Desk, db: Database, now: Date): Promise<void> {
  const today = dateOf(now)
  const people = await makePeople(desk, db, now)
  await tellOfVisits(desk, people, today)
  await tellOfGroup(desk, people, '2024-03-06')
  await runGroup(desk, people, addDays(today, -9))
  await tellOfActivities(desk, today)
  await desk.seeing((tx) => elsewhere(tx, now))
}

/** Older people of 庆有西里, known at the door and on the community's list. */
async function makePeople(desk: Desk, db: Database, now: Date): Promise<string[]> {
  const people = DOORS.map((door) => ({ ...elder(), areaCode: COMMUNITY, address: `南市街道庆有西里${door}` }))
  const ids = await transact(db, { reach: 'all' }, async (tx) => {
    const found: string[] = []
    for (const person of people) found.push((await findOrAddPerson(tx, person, now)).id)
    return found
  })
  const listed = { areaCode: COMMUNITY, codes: ['T10'], source: 'worker', evidence: '社区台账', fromDate: '2023-09-01' }
  for (const { name, idNumber } of people)
    await desk.send('shequ-jingban', 'hardship.recordListed', { ...listed, name, idNumber }, '2023-09-04 10:00')
  return ids
}

type Told = { found: string; need?: string; action?: string }
const VISITS: readonly (Told & { person: number; on: (today: string) => string })[] = [
  {
    ...{ person: 4, on: () => '2024-05-10', found: '独居，膝关节痛，下楼买菜困难。', action: '帮助联系社区助餐点' },
    need: '卫生间没有扶手，担心滑倒',
  },
  { person: 5, on: () => '2024-04-18', found: '老伴刚过世，话少，约好每月再来。' },
  { person: 0, on: (today) => addMonths(today, -1), found: '精神好，子女每周来一次。', action: '量了血压' },
  { person: 1, on: (today) => addMonths(addDays(today, -3), -1), found: '刚出院，在家休养，邻居帮着买菜。' },
  { person: 2, on: (today) => addMonths(addDays(today, 4), -1), found: '两位老人身体都好，问怎么办高龄津贴。' },
]

async function tellOfVisits(desk: Desk, people: readonly string[], today: string): Promise<void> {
  for (const { person, on, ...told } of VISITS) {
    const [personId, day] = [people[person], on(today)]
    const plan = { areaCode: COMMUNITY, personId, targetCode: 'T10', dueOn: day }
    await desk.send(WORKER, 'fieldwork.planVisit', plan, `${day} 08:30`)
    const visit = { areaCode: COMMUNITY, visitId: idOf(`${personId} ${day}`), personId, visitedOn: day, ...told }
    await desk.send(WORKER, 'fieldwork.recordVisit', visit, `${day} 10:20`)
  }
  const next = { areaCode: COMMUNITY, personId: people[3], targetCode: 'T10', dueOn: today, dueAt: '10:00' }
  await desk.send(WORKER, 'fieldwork.planVisit', { ...next, note: '听力不好，敲门请重一些' }, `${today} 08:00`)
}

const GROUP = {
  ...{ areaCode: COMMUNITY, kind: 'group', type: 'support', line: 'elder', groups: ['T10'], people: 6, sessions: 3 },
  plan: {
    ...{ idea: '社会支持理论：同伴之间的支持能减轻孤独感', aims: '组员彼此认识，至少结成两对邻里照应' },
    ...{ audience: '庆有西里独居、空巢老人', recruiting: '上门邀请、楼门长推荐' },
    ...{
      difficulties: '行动不便的安排志愿者接送；听力不好的坐在前排',
      evaluation: '前后各测一次孤独感量表，收满意度表',
    },
    contents: [
      { title: '你好，老邻居', content: '自我介绍，约定小组规则，找同乡' },
      { title: '我的拿手菜', content: '两人一组说拿手菜，互留电话' },
      { title: '常来常往', content: '结对，约定每周互相问候，合影道别' },
    ],
    budget: [
      { item: '茶点', fen: 36_000 },
      { item: '材料', fen: 18_000 },
    ],
  },
}
const SCORES = [
  [46, 37],
  [51, 44],
  [39, 35],
] as const

/** Sends an act on a group as it stands. */
async function act(
  desk: Desk,
  who: string,
  name: string,
  groupId: string,
  at: string,
  more: object = {},
): Promise<void> {
  const version = await desk.seeing(async (tx) => {
    const { rows } = await sql<{
      version: number
    }>`select version from fieldwork.group_work where id = ${groupId}`.execute(tx)
    return rows[0]?.version ?? 1
  })
  await desk.send(who, `fieldwork.${name}`, { groupId, version, ...more }, at)
}

/** Proposed, approved, its members screened and signed, and begun. */
async function beginGroup(desk: Desk, people: readonly string[], title: string, from: string): Promise<string> {
  const form = { ...GROUP, title, startsOn: from, endsOn: addDays(from, 21) }
  const { groupId } = await desk.send<{ groupId: string }>(WORKER, 'fieldwork.proposeGroup', form, `${from} 08:30`)
  await act(desk, LEAD, 'approveGroup', groupId, `${from} 09:00`, { note: '同意' })
  await act(desk, WORKER, 'recruitGroup', groupId, `${from} 09:10`)
  for (const personId of people.slice(0, SCORES.length))
    await act(desk, WORKER, 'addMember', groupId, `${from} 09:20`, { personId, source: '上门邀请' })
  for (const memberId of await membersOf(desk, groupId))
    await act(desk, WORKER, 'screenMember', groupId, `${from} 09:30`, {
      memberId,
      screening: 'accepted',
      contractOn: from,
    })
  await act(desk, WORKER, 'startGroup', groupId, `${from} 13:30`)
  return groupId
}

const membersOf = (desk: Desk, groupId: string): Promise<string[]> =>
  desk.seeing(async (tx) => {
    const { rows } = await sql<{
      id: string
    }>`select id from fieldwork.member where group_id = ${groupId} order by person_id`.execute(tx)
    return rows.map(({ id }) => id)
  })

const PROCESS = [
  '互相介绍，定了小组规则，气氛由拘谨到放松。',
  '说拿手菜，留了电话，约好下次带一道菜。',
  '三人结成对子，约定每周问候，合影道别。',
]

const hold = (desk: Desk, groupId: string, people: readonly string[], on: string, at: number) =>
  act(desk, WORKER, 'recordSession', groupId, `${on} 15:40`, {
    ...{ heldOn: on, place: '庆有西里活动室', minutes: 90, process: PROCESS[at], interaction: '主动发言的多起来' },
    roll: people.slice(0, SCORES.length).map((personId, one) => ({ personId, state: one === at ? 'late' : 'present' })),
  })

const RESULT = {
  ...{ sheets: 3, satisfied: 3, spentFen: 49_800, goals: '结成三对邻里照应，超过计划' },
  summary: '三节按计划完成，孤独感量表得分平均下降六分，组员自己约定了每周的问候。',
}

/** One from the plan to the file, in the programme's own year. */
async function tellOfGroup(desk: Desk, people: readonly string[], from: string): Promise<void> {
  const groupId = await beginGroup(desk, people, '“老邻居”独居老人支持小组', from)
  for (const [at] of PROCESS.entries()) await hold(desk, groupId, people, addDays(from, 7 * at), at)
  const last = addDays(from, 21)
  const scores = (await membersOf(desk, groupId)).map((memberId, at) => {
    const [before = null, after = null] = SCORES[at] ?? []
    return { memberId, before, after }
  })
  await act(desk, WORKER, 'recordScores', groupId, `${last} 09:00`, { scores })
  await act(desk, WORKER, 'endGroup', groupId, `${last} 10:00`)
  await act(desk, WORKER, 'evaluateGroup', groupId, `${last} 11:00`, RESULT)
  await act(desk, LEAD, 'archiveGroup', groupId, `${last} 15:00`)
}

/** One that is running today, with one session held. */
async function runGroup(desk: Desk, people: readonly string[], from: string): Promise<void> {
  const groupId = await beginGroup(desk, people, '照护者喘息小组', from)
  await hold(desk, groupId, people, from, 0)
}

const ACTIVITY = {
  ...{ areaCode: STATION_TOWN, kind: 'activity', type: 'culture', line: 'elder', groups: [], sessions: 1 },
  plan: {
    ...{ idea: '弘扬敬老风尚', aims: '增进邻里往来，宣传养老服务政策', audience: '街道居民' },
    ...{ evaluation: '现场满意度表', safety: '设急救点和疏散路线，楼门长分区带队，雨天改在室内' },
    volunteers: '志愿队伍20人，引导和急救',
  },
}

/** One held and on file, one of 300 that still has to be filed with the town, one proposal that waits. */
async function tellOfActivities(desk: Desk, today: string): Promise<void> {
  const on = '2024-04-12'
  const held = { ...ACTIVITY, title: '敬老邻里游园', people: 120, startsOn: on, endsOn: on }
  const { groupId } = await desk.send<{ groupId: string }>(WORKER, 'fieldwork.proposeGroup', held, `${on} 07:30`)
  await act(desk, LEAD, 'approveGroup', groupId, `${on} 07:50`)
  await act(desk, WORKER, 'startGroup', groupId, `${on} 08:00`)
  const told = {
    heldOn: on,
    place: '南市食品街广场',
    minutes: 180,
    process: '开场、游园、政策咨询，秩序良好。',
    peopleCount: 132,
  }
  await act(desk, WORKER, 'recordSession', groupId, `${on} 17:00`, told)
  await act(desk, WORKER, 'endGroup', groupId, `${on} 17:10`)
  await act(desk, WORKER, 'evaluateGroup', groupId, `${on} 18:00`, { ...RESULT, sheets: 60, satisfied: 57 })
  await act(desk, LEAD, 'archiveGroup', groupId, `${on} 18:30`)
  const large = {
    ...ACTIVITY,
    title: '社区邻里节',
    people: 300,
    startsOn: addDays(today, 12),
    endsOn: addDays(today, 12),
  }
  const { groupId: next } = await desk.send<{ groupId: string }>(
    WORKER,
    'fieldwork.proposeGroup',
    large,
    `${today} 08:10`,
  )
  await act(desk, LEAD, 'approveGroup', next, `${today} 08:20`)
  const wish = {
    ...GROUP,
    title: '防跌倒互助小组',
    type: 'mutual',
    startsOn: addDays(today, 10),
    endsOn: addDays(today, 31),
  }
  await desk.send(WORKER, 'fieldwork.proposeGroup', wish, `${today} 08:40`)
  const report = {
    ...{ areaCode: COMMUNITY, title: '庆有西里社区需求评估报告', fromDate: '2024-01-08', toDate: '2024-01-26' },
    ...{ methods: '问卷120份，入户访谈15户，座谈会2次', peopleAsked: 152, keptAt: '社工站档案柜甲3' },
    findings: '独居、高龄老人的助餐、助浴和陪诊需求最集中；其次是楼道照明和停车。',
  }
  await desk.send(WORKER, 'fieldwork.recordAssessment', report, '2024-01-29 10:00')
}

/** One running activity in every other town whose volunteers are known, written at once: nobody of it is named. */
async function elsewhere(tx: Tx, now: Date): Promise<void> {
  await sql`
    insert into fieldwork.group_work (id, kind, type, area_code, town_code, title, line, people, sessions, starts_on, ends_on, plan, budget_fen,
      leader_account, leader_name, state, started_on, created_by, created_name, created_at)
    select gen_random_uuid(), 'activity', 'publicity', t.community, t.town, '五社联动政策宣传', 'governance', 80, 1, '2024-05-20', '2024-06-20',
      (select plan from fieldwork.group_work where kind = 'activity' order by created_at limit 1), 0,
      gen_random_uuid(), '驻站社工', 'running', '2024-05-20', gen_random_uuid(), '驻站社工', ${now}
    from (select a.parent_code as town, min(a.code) as community from volunteering.pub_volunteer v join directory.area a on a.code = v.area_code
      where a.parent_code <> ${STATION_TOWN} group by a.parent_code) as t
    where not exists (select from fieldwork.group_work g where g.town_code = t.town)`.execute(tx)
}
