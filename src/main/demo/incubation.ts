import { sql } from 'kysely'
import { findOrAddPerson } from '#contexts/directory/public.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { COMMUNITY, makeVolunteer, ORGANISATION_HEAD } from './accounts.ts'
import type { Desk } from './desk.ts'
import { peopleOf } from './people.ts'

const [COMMUNITY_HAND, TOWN_HAND] = ['shequ-jingban', 'nanshi-jingban']
const HEAD = ORGANISATION_HEAD.username
/** Of 庆有西里, and in no roster: no number of theirs meets one of a spreadsheet. */
const head = peopleOf({ code: 'incubation', districtNo: 19, townNo: 497 })

const FORM = {
  ...{ tier: 'B', domain: 'neighbour', focus: ['elder'], scope: '组织低龄老人结对探望高龄独居老人，每周上门一次' },
  ...{
    place: '社区党群服务中心二楼',
    charter: '以邻里互助养老为宗旨，坚持党的领导，账目每季度公开',
    hasPartyClause: true,
  },
  ...{ partyLink: '庆有西里社区党委', headIsParty: true, initiators: 5, members: 26 },
  ...{ fundsSource: '社区支持和居民捐助', custodian: '南市街道社会组织联合会' },
}
const marks = (governance: number, backbone: number, projects: number, funding: number, disclosure: number) => ({
  ...{ governance, backbone, projects, funding, disclosure },
})

/**
 * The roster's organisations come into the register; 庆有西里's own is set going, filed, nurtured and at work by the platform's commands,
 * one waits for the town and one for the community. Elsewhere plans, marks and activities are entered by the hundred.
 */
export async function tellOfIncubation(desk: Desk, db: Database, now: Date): Promise<void> {
  await desk.work('incubation.follow-roster', {}, '2024-05-24 15:00')
  const { id: personId } = await desk.seeing((tx) => findOrAddPerson(tx, { ...head(), areaCode: COMMUNITY }, now))
  desk.join(HEAD, await transact(db, { reach: 'all' }, (tx) => makeVolunteer(tx, ORGANISATION_HEAD, personId, now)))
  await tellOfOne(desk, personId)
  await tellOfQueue(desk, personId)
  await desk.seeing(tellOfOthers)
}

type Teller = { desk: Desk; organisationId: string; version: number }
/** Each command about an organisation makes a new version of it. */
async function tell(teller: Teller, who: string, what: string, input: object, at: string): Promise<void> {
  const { desk, organisationId, version } = teller
  const answer = await desk.send<{ version: number }>(
    who,
    `incubation.${what}`,
    { organisationId, version, ...input },
    at,
  )
  teller.version = answer.version
}

async function begin(desk: Desk, personId: string, name: string, at: string, more: object = {}): Promise<Teller> {
  const form = { ...FORM, areaCode: COMMUNITY, name, headPersonId: personId, ...more }
  const { organisationId } = await desk.send<{ organisationId: string }>(
    COMMUNITY_HAND,
    'incubation.recordOrganisation',
    form,
    at,
  )
  const teller = { desk, organisationId, version: 1 }
  for (const item of ['charter', 'filing_form', 'members'])
    await tell(teller, COMMUNITY_HAND, 'putDocument', { item, note: '原件存社区' }, at)
  return teller
}

async function tellOfOne(desk: Desk, personId: string): Promise<void> {
  const one = await begin(desk, personId, '南市街道庆有西里社区邻里照护社', '2023-09-04 10:00')
  await tell(one, COMMUNITY_HAND, 'submitOrganisation', {}, '2023-09-05 09:00')
  await tell(one, COMMUNITY_HAND, 'checkOrganisation', { outcome: 'passed', note: '材料齐全' }, '2023-09-07 16:00')
  const filing = { filingNo: '南市备〔2023〕18号', filedOn: '2023-09-12' }
  await tell(one, TOWN_HAND, 'fileOrganisation', filing, '2023-09-12 10:30')
  const plan = {
    ...{ signedOn: '2023-09-20', untilDate: '2024-09-19', mentor: '南市街道社会组织联合会' },
    ...{ goals: '健全理事会和财务制度，每月开展两次为老服务', supports: ['training', 'mentoring', 'place', 'custody'] },
  }
  await tell(one, TOWN_HAND, 'admitOrganisation', { ...plan, marks: marks(2, 2, 2, 1, 1) }, '2023-09-20 15:00')
  const training = { kind: 'training', onDate: '2023-10-18', title: '章程、议事规则与账目', minutes: 180, people: 8 }
  await tell(one, TOWN_HAND, 'addSupport', training, '2023-10-18 17:00')
  for (const [servedOn, kind, title, people] of [
    ['2023-10-23', 'activity', '重阳节为独居老人包饺子', 32],
    ['2023-12-15', 'delivery', '给五户独居老人检查取暖', 5],
    ['2024-01-26', 'delivery', '给行动不便的老人送年货', 11],
    ['2024-03-05', 'activity', '学雷锋日义务理发', 40],
    ['2024-05-17', 'delivery', '陪护两位老人去医院复查', 2],
  ] as const)
    await tell(one, HEAD, 'recordMyService', { servedOn, kind, title, people }, `${servedOn} 18:00`)
  const mentoring = { kind: 'mentoring', onDate: '2024-02-27', title: '导师到会指导换届', minutes: 90, people: 12 }
  await tell(one, TOWN_HAND, 'addSupport', mentoring, '2024-02-27 17:00')
  const assess = async (assessedOn: string, given: object, at: string) =>
    tell(one, TOWN_HAND, 'assessOrganisation', { assessedOn, marks: given }, at)
  await assess('2023-12-28', marks(3, 2, 3, 1, 2), '2023-12-28 16:00')
  await assess('2024-03-28', marks(3, 3, 3, 2, 3), '2024-03-28 16:00')
  for (const [rater, asked, satisfied] of [
    ['committee', 7, 7],
    ['residents', 60, 56],
    ['units', 5, 4],
  ] as const)
    await tell(
      one,
      COMMUNITY_HAND,
      'rateOrganisation',
      { rater, ratedOn: '2024-04-10', asked, satisfied },
      '2024-04-10 11:00',
    )
  const report = { reportedOn: '2024-04-12', content: '半年来为老服务五次，受益九十人次，账目已在公示栏公开' }
  await tell(one, HEAD, 'reportMine', report, '2024-04-12 19:30')
}

/** One waits for the town, one for the community. */
async function tellOfQueue(desk: Desk, personId: string): Promise<void> {
  const dancing = { domain: 'culture', focus: [], scope: '每周组织居民排练合唱，节日慰问演出', members: 31 }
  const town = await begin(desk, personId, '南市街道庆有西里社区合唱团', '2024-06-03 10:00', dancing)
  await tell(town, COMMUNITY_HAND, 'submitOrganisation', {}, '2024-06-03 11:00')
  await tell(town, COMMUNITY_HAND, 'checkOrganisation', { outcome: 'passed' }, '2024-06-05 09:40')
  const safety = { domain: 'safety', focus: ['community'], scope: '夜间巡逻、楼道消防检查、邻里纠纷劝解', members: 14 }
  const community = await begin(desk, personId, '南市街道庆有西里社区平安守望队', '2024-06-06 10:00', safety)
  await tell(community, COMMUNITY_HAND, 'submitOrganisation', {}, '2024-06-06 10:30')
}

/** A number of 0–99 for each organisation, the same at every load. */
const share = (salt: string) => sql`(('x' || substr(md5(o.area_code || o.name || ${salt}), 1, 6))::bit(24)::int % 100)`
const HAND = sql`'00000000-0000-4000-8000-000000000001'::uuid`
const AT = sql`'2024-06-03T09:00+08:00'::timestamptz`
const nth = (salt: string) => sql`md5(o.id::text || ${salt})::uuid`

/** The roster's other organisations: most were taken into a plan before or after their filing, most did something. */
async function tellOfOthers(tx: Tx): Promise<void> {
  await sql`
    insert into incubation.service (id, organisation_id, area_code, served_on, kind, title, people, by_party, recorded_by, recorded_name, recorded_at)
    select md5(o.id::text || 'service' || n)::uuid, o.id, o.area_code, date '2023-09-10' + (${share('day')} * 2 + n * 31) % 260,
      case when n % 2 = 0 then 'activity' else 'delivery' end,
      (array['为老服务日', '上门探望', '环境清洁', '文化活动', '邻里帮扶'])[1 + (${share('what')} + n) % 5], 8 + (${share('people')} + n * 7) % 40,
      'community', ${HAND}, '社区', ${AT}
    from incubation.organisation o cross join generate_series(1, 3) n
    where o.source = 'roster' and o.state = 'filed' and ${share('serves')} < 88 and n <= 1 + ${share('times')} % 3
      and date '2023-09-10' + (${share('day')} * 2 + n * 31) % 260 >= o.filed_on on conflict do nothing`.execute(tx)
  await sql`
    insert into incubation.plan (id, organisation_id, signed_on, until_date, goals, mentor, supports, recorded_name, recorded_at)
    select ${nth('plan')}, o.id, date '2023-09-15', date '2024-09-14', '健全制度，每季度公开账目，每月开展活动', '街镇社会组织联合会',
      array['training', 'mentoring'], '街镇经办', ${AT}
    from incubation.organisation o where o.source = 'roster' and o.state = 'filed' and o.filed_on < '2023-09-15' and ${share('plan')} < 80
    on conflict do nothing`.execute(tx)
  for (const [day, quarter, base] of [
    ['2023-09-15', 3, 1],
    ['2024-03-20', 1, 2],
  ] as const)
    await sql`
      insert into incubation.assessment (id, organisation_id, year, quarter, governance, backbone, projects, funding, disclosure, assessed_on, recorded_name, recorded_at)
      select ${nth(day)}, o.id, ${Number(day.slice(0, 4))}, ${quarter}, ${base} + ${share('g')} % 2, ${base} + ${share('b')} % 2,
        ${base + (base === 2 ? 1 : 0)}, ${base} + ${share('f')} % 2 - case when ${base} = 2 and ${share('stands still')} < 12 then 1 else 0 end, ${base},
        ${day}::date, '街镇经办', ${AT}
      from incubation.organisation o join incubation.plan p on p.organisation_id = o.id where o.source = 'roster' on conflict do nothing`.execute(
      tx,
    )
  await sql`
    update incubation.organisation o set stage = 'admitted', cultivated_since = '2023-09-15', level_start = started.level, level_now = last.level,
      version = o.version + 1
    from incubation.pub_assessment started, incubation.pub_assessment last
    where o.source = 'roster' and o.stage = 'none' and started.organisation_id = o.id and started.year = 2023 and last.organisation_id = o.id
      and last.year = 2024`.execute(tx)
  await sql`
    insert into incubation.step (id, organisation_id, seq, act, state, stage, note, by_name, at)
    select ${nth('admit')}, o.id, 1, 'admit', o.state, o.stage, '导师：街镇社会组织联合会', '街镇经办', '2023-09-15T09:00+08:00'::timestamptz
    from incubation.organisation o where o.source = 'roster' and o.stage = 'admitted' on conflict do nothing`.execute(
    tx,
  )
  await sql`
    update incubation.organisation o set state = 'active', version = o.version + 1
    where o.source = 'roster' and o.state = 'filed' and exists (select from incubation.service s where s.organisation_id = o.id)`.execute(
    tx,
  )
  await sql`
    insert into incubation.step (id, organisation_id, seq, act, state, stage, note, by_name, at)
    select ${nth('work')}, o.id, 2, 'begin-work', o.state, o.stage, '', '社区', ${AT}
    from incubation.organisation o where o.source = 'roster' and o.state = 'active' on conflict do nothing`.execute(tx)
}
