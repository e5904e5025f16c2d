import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { addOrganisation } from '#contexts/directory/public.ts'
import { usccCheckChar } from '#kernel/identity.ts'
import { addDays, addMinutes, addMonths, dateOf, showMoment } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { CHARITY_HANDS, CITY_CLERK, COMMITTEE, COMMUNITY, makeHand, makeVolunteer } from './accounts.ts'
import type { Desk } from './desk.ts'
import { CHARITY, type FundTold } from './money-parts.ts'
import { severalAtOnce } from './several.ts'

const NANSHI = '120101006'
const TOWNS = 11
/** 5312: a foundation of a city; the rest is made up. */
const USCC = '53129900MJ0000018'
const HOST = 'cishan-fuze'
const FIRST_TERM = '2023-08-01'
const SECOND_TERM = '2026-08-01'
const BEFORE = ['application', 'agreement'] as const
const AFTER = ['board_minutes', 'announcement', 'rules', 'committee_list'] as const
const PAPERS = {
  application: '设立申请表',
  agreement: '基金协议',
  board_minutes: '理事会决议',
  announcement: '设立公告',
  rules: '管理办法',
  committee_list: '管委会名单公示',
} as const

/** A town whose people are known: five for the committee, one to watch it. */
type Town = { no: number; code: string; name: string; path: string; people: string[] }
type Step = { desk: Desk; clerk: string; folder: string; fundId: string; version: number }

/**
 * The community funds of eleven towns under one charity, set up in summer 2023; 南市街道's with shares of two communities, a
 * plan that was voted and approved, and a matter that waits for the committee's vote. Says the funds, in the order of the towns.
 */
export async function tellOfFunds(desk: Desk, db: Database, now: Date): Promise<FundTold[]> {
  const towns = await desk.seeing(findTowns)
  const [first, ...others] = towns
  if (!first) return []
  const told: FundTold[] = []
  await joinHands(desk, db, [first, ...others], now)
  const folder = await mkdtemp(join(tmpdir(), 'wushe-demo-'))
  try {
    const charityId = await recordCharity(desk, now)
    await severalAtOnce(towns, 4, async (town) => {
      const step = await setUp(desk, folder, town, charityId, now)
      if (town.code === NANSHI) await tellOfNanshi(step, db, town, now)
      const { no, code, path, name: townName } = town
      told.push({ fundId: step.fundId, name: agreementOf(town).name, no, code, path, townName, clerk: clerkOf(town) })
    })
    return told.toSorted((one, other) => one.no - other.no)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function findTowns(tx: Tx): Promise<Town[]> {
  const { rows } = await sql<Town>`
    with known as (select v.person_id, a.parent_code as town, row_number() over (partition by a.parent_code order by v.area_code, v.registered_on, v.id) as n
      from volunteering.pub_volunteer v join directory.area a on a.code = v.area_code where v.registered_on < '2023-08-01' and v.left_on is null)
    select (row_number() over (order by t.code))::int as no, t.code, t.name, t.path, array_agg(k.person_id::text order by k.n) as people
    from known k join directory.area t on t.code = k.town and t.level = 'town' where k.n <= 30
    group by t.code, t.name, t.path having count(*) >= 20 order by t.code <> ${NANSHI}, t.code limit ${TOWNS}`.execute(
    tx,
  )
  return rows
}

const clerkOf = ({ code }: { code: string }): string => (code === NANSHI ? 'nanshi-jingban' : `jiezhen-${code}-jingban`)

/** The charity's three hands over all these towns, and a clerk for each town that has none yet. */
async function joinHands(desk: Desk, db: Database, towns: readonly [Town, ...Town[]], now: Date): Promise<void> {
  for (const hand of CHARITY_HANDS)
    desk.join(hand.username, await transact(db, { reach: 'all' }, (tx) => makeHand(tx, hand, towns, now)))
  const without = towns.filter(({ code }) => code !== NANSHI)
  await severalAtOnce(without, 4, async (town) => {
    const clerk = { username: clerkOf(town), about: `${town.name}经办`, role: 'townAdmin' as const }
    desk.join(clerk.username, await transact(db, { reach: 'all' }, (tx) => makeHand(tx, clerk, [town], now)))
  })
}

async function recordCharity(desk: Desk, now: Date): Promise<string> {
  const place = { areaCode: '12', name: CHARITY }
  const organisationId = await desk.seeing(async (tx) => {
    const standing = {
      standing: 'registered',
      standingNo: '津民基证第118号',
      standingOn: '2016-09-01',
      domain: '',
      headName: '',
    } as const
    const added = await addOrganisation(tx, {
      ...{ ...place, kind: 'host_charity', uscc: USCC + usccCheckChar(USCC), ...standing, createdAt: now },
    })
    if (added) return added
    const { rows } = await sql<{ id: string }>`
      select id from directory.organisation where area_code = '12' and name = ${CHARITY}`.execute(tx)
    return rows[0]?.id ?? ''
  })
  const certificate = {
    certificateNo: '津民慈募〔2022〕第18号',
    certificateFrom: '2022-03-01',
    certificateTo: '2027-02-28',
  }
  const charity = { areaCode: '12', organisationId, kind: 'foundation', managementCapBp: 1000, ...certificate }
  const { charityId } = await desk.send<{ charityId: string }>(
    CITY_CLERK,
    'fund.recordCharity',
    charity,
    '2023-07-10 09:30',
  )
  return charityId
}

const KEEPERS = ['宋玉兰', '高建平', '何志海']
const agreementOf = ({ name, no }: Town) => ({
  name: `${CHARITY}${name}社区基金`,
  keeperName: KEEPERS[no % KEEPERS.length],
  purpose: `汇聚${name}居民和单位的善意，用于辖区困难群体、社区公益和社区治理`,
  source: '居民、驻区单位、社会组织和网络公开募捐',
  useOfMoney: '只用于通知列明的五类用途，经管委会决定、慈善组织审定后支付',
  rights: '慈善组织承担责任、管理账户和票据；街道提供场地、协助公示，不经手善款',
  voting: '委员五名，监督员一名；到会三分之二以上，一般事项过半数、重大事项三分之二以上通过',
  managementFeeBp: 300,
  disclosure: '每季度在社区公示栏和平台公布收支，大额逐笔公布',
  ...{ fromDate: '2023-08-20', toDate: '2028-08-19' },
  endConditions: '期满不续、连续十八个月没有收支，或管委会三分之二以上通过',
  surplus: '由慈善组织用于宗旨相同或相近的社区项目，并公告',
  disputes: '先协商，不成的提请慈善组织理事会处理',
})

/** From the application in July to work in September 2023, in the order the rules ask for. */
async function setUp(desk: Desk, folder: string, town: Town, charityId: string, now: Date): Promise<Step> {
  const clerk = clerkOf(town)
  const form = { areaCode: town.code, charityId, ...agreementOf(town) }
  const { fundId } = await desk.send<{ fundId: string }>(clerk, 'fund.prepareFund', form, '2023-07-12 10:00')
  const step = { desk, clerk, folder, fundId, version: 1 }
  for (const kind of BEFORE) await addPaper(step, kind, town, '2023-07-14 15:00')
  await seatAll(step, town, FIRST_TERM)
  await desk.send(clerk, 'fund.draftAgreement', ref(step), '2023-07-20 09:00')
  for (const kind of AFTER) await addPaper(step, kind, town, '2023-08-07 16:00')
  for (const [name, at] of [
    ['approve', '2023-08-10 10:00'],
    ['sign', '2023-08-20 10:00'],
    ['announce', '2023-08-25 10:00'],
    ['operate', '2023-09-01 09:00'],
  ] as const)
    await desk.send(HOST, 'fund.moveFund', { ...ref(step), step: name }, at)
  if (SECOND_TERM <= dateOf(now)) await seatAll(step, town, SECOND_TERM)
  return step
}

/** Names the fund as it stands, and counts on: each such command makes a new version. */
function ref(step: Step) {
  const { fundId, version } = step
  step.version += 1
  return { fundId, version }
}

async function addPaper({ desk, clerk, folder, ...of }: Step, kind: keyof typeof PAPERS, town: Town, at: string) {
  const { fundId, version } = of
  const name = `${town.name}社区基金${PAPERS[kind]}.txt`
  const path = join(folder, `${town.code}-${kind}.txt`)
  const text = `${PAPERS[kind]}\n\n${CHARITY}${town.name}社区基金\n本件为演示文件，内容虚构，不作凭证。\n`
  await writeFile(path, text)
  const file = { name, path, bytes: Buffer.byteLength(text) }
  await desk.send(clerk, 'fund.addPaper', { fundId, version, kind }, at, file)
}

const STANDS_FOR = ['town', 'community', 'resident', 'firm', 'host', 'resident'] as const

/** Five members and a monitor, for three years. */
async function seatAll(step: Step, { people }: Town, fromDate: string): Promise<void> {
  for (const [index, personId] of people.slice(-6).entries()) {
    const seat = index < 5 ? 'member' : 'monitor'
    const term = { fromDate, toDate: addDays(addMonths(fromDate, 36), -1) }
    const one = { personId, seat, standsFor: STANDS_FOR[index], ...term }
    await step.desk.send(step.clerk, 'fund.addMember', { ...ref(step), ...one }, `${addDays(fromDate, -14)} 10:00`)
  }
}

async function tellOfNanshi(step: Step, db: Database, { people }: Town, now: Date): Promise<void> {
  const { desk, clerk } = step
  const chosen = people.slice(-6)
  const [member, monitor] = COMMITTEE
  const hidden = [2, 3, 4, 5].map((n) => ({ ...member, username: `weiyuan-${n}`, about: `基金管委会委员${n}` }))
  const voters = [member, ...hidden]
  for (const [index, who] of [...voters, monitor].entries())
    desk.join(
      who.username,
      await transact(db, { reach: 'all' }, (tx) => makeVolunteer(tx, who, chosen[index] ?? '', now)),
    )
  for (const communityCode of [COMMUNITY, '120101006002'])
    await desk.send(clerk, 'fund.openEarmark', { ...ref(step), communityCode }, '2023-09-05 10:00')
  const plan = {
    ...{ fromDate: '2023-10-01', toDate: '2024-09-30', incomeFen: 8_000_000, spendingFen: 7_200_000 },
    text: '支持独居老人探访、困境儿童助学、楼院环境改善和社区社会组织微公益项目；每季度公布收支。',
  }
  const made = await desk.send<{ planId: string; resolutionId: string }>(
    clerk,
    'fund.makePlan',
    { ...(({ fundId, version }) => ({ fundId, version }))(step), ...plan },
    '2023-09-11 10:00',
  )
  const { planId, resolutionId } = made
  const opinion = { resolutionId, text: '列席讨论，程序合规；建议每季度公示时附上支出明细。' }
  await desk.send(monitor.username, 'fund.giveOpinion', opinion, '2023-09-12 15:00')
  for (const { username } of voters.slice(0, 4))
    await desk.send(username, 'fund.castVote', { resolutionId, choice: 'for' }, '2023-09-13 09:30')
  await desk.send(HOST, 'fund.approvePlan', { fundId: step.fundId, planId, version: 2 }, '2023-09-18 10:00')
  await askTheCommittee(step, voters[1]?.username ?? '', now)
}

/** One vote is in; 委员 and the others have still to vote. */
async function askTheCommittee({ desk, clerk, fundId, version }: Step, voter: string, now: Date): Promise<void> {
  const at = (minutes: number) => showMoment(addMinutes(now, minutes))
  const title = '修订基金管理办法：单笔超过三千元的资助须入户核实后再付'
  const { resolutionId } = await desk.send<{ resolutionId: string }>(
    clerk,
    'fund.openMatter',
    { fundId, version, kind: 'rules', title },
    at(-1500),
  )
  const vote = { resolutionId, choice: 'for', reason: '入户看过再付，居民更放心' }
  await desk.send(voter, 'fund.castVote', vote, at(-300))
}
