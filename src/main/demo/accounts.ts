import { appoint, createAccount, findByUsername } from '#contexts/administration/public.ts'
import { findArea, listAreas } from '#contexts/directory/public.ts'
import type { Actor } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { type RoleName, roles } from '../roles.ts'
import { severalAtOnce } from './several.ts'

/** An account that a newcomer may try; printed below the address and shown on the sign-in page. */
export type DemoAccount = { username: string; password: string; about: string }

/** `shown`: on the sign-in page; the others are there so that every district has its two hands. */
type Holder = { username: string; about: string; role: RoleName; areaCode: string; shown: boolean }

export const DEMO_PASSWORD = 'Demo.Tianjin-2023'
/** Posts begin with the programme. */
const SINCE = '2023-07-01'

const SHOWN_DISTRICTS = ['120102', '120101', '120104', '120119']
const DISTRICTS = {
  ...{ 120101: 'heping', 120102: 'hedong', 120103: 'hexi', 120104: 'nankai', 120105: 'hebei', 120106: 'hongqiao' },
  ...{ 120110: 'dongli', 120111: 'xiqing', 120112: 'jinnan', 120113: 'beichen', 120114: 'wuqing', 120115: 'baodi' },
  ...{ 120116: 'binhai', 120117: 'ninghe', 120118: 'jinghai', 120119: 'jizhou' },
} as const satisfies Record<number, string>

export const clerkOf = (districtCode: string): string => `${pinyinOf(districtCode)}-jingban`
export const leaderOf = (districtCode: string): string => `${pinyinOf(districtCode)}-shenpi`
const pinyinOf = (code: string): string => (DISTRICTS as Record<string, string>)[code] ?? code

export const EVALUATED_TOWN = '120104004'
export const CITY_CLERK = 'shi-jingban'
export const CITY_LEADER = 'shi-shenpi'

const city: readonly Holder[] = [
  { username: CITY_CLERK, about: '市级经办', role: 'cityAdmin', areaCode: '12', shown: true },
  { username: CITY_LEADER, about: '市级审批', role: 'cityLeader', areaCode: '12', shown: true },
]
const below: readonly Holder[] = [
  { username: 'nanshi-jingban', about: '南市街道经办', role: 'townAdmin', areaCode: '120101006', shown: true },
  { username: 'nanshi-shenpi', about: '南市街道审批', role: 'townLeader', areaCode: '120101006', shown: true },
  {
    username: 'shequ-jingban',
    about: '庆有西里社区工作者',
    role: 'communityWorker',
    areaCode: '120101006001',
    shown: true,
  },
]
/** The town whose evaluation the demonstration tells, and the office that numbers the city's papers. */
const evaluated: readonly Holder[] = [
  { username: 'guangkai-jingban', about: '广开街道经办', role: 'townAdmin', areaCode: EVALUATED_TOWN, shown: true },
  { username: 'wenshu', about: '市级文秘', role: 'clerk', areaCode: '12', shown: true },
]
const administrators: readonly Holder[] = [
  { username: 'xitong', about: '系统管理员', role: 'systemAdministrator', areaCode: '12', shown: true },
  { username: 'anquan', about: '安全管理员', role: 'securityAdministrator', areaCode: '12', shown: true },
  { username: 'shenji', about: '审计管理员', role: 'auditAdministrator', areaCode: '12', shown: true },
]

/** Two who live in 庆有西里 and act for themselves, on the phone (/m). */
export const VOLUNTEERS = [
  { username: 'duizhang', about: '庆有西里志愿队队长' },
  { username: 'zhiyuanzhe', about: '庆有西里志愿者' },
] as const
export const COMMUNITY = '120101006001'

/** The three hands of the charity over the towns whose fund it hosts. */
export const CHARITY_HANDS = [
  { username: 'cishan-chuna', about: '慈善组织出纳', role: 'charityCashier' },
  { username: 'cishan-kuaiji', about: '慈善组织会计', role: 'charityAccountant' },
  { username: 'cishan-fuze', about: '慈善组织负责人', role: 'charityManager' },
] as const
/** On the committee of 南市街道's fund, on the phone (/m/fund/votes). */
export const COMMITTEE = [
  { username: 'weiyuan', about: '南市街道基金管委会委员', role: 'fundCommittee' },
  { username: 'jiandu', about: '南市街道基金监督员', role: 'fundMonitor' },
] as const

/** The station of 南市街道: its lead and its two workers, and who supervises them from outside. */
export const STATION_HANDS = [
  { username: 'zhanzhang', about: '南市街道社工站负责人', role: 'stationLead' },
  { username: 'shegong', about: '南市街道驻站社工', role: 'stationSocialWorker' },
  { username: 'shegong-2', about: '南市街道驻站社工二', role: 'stationSocialWorker' },
] as const
export const SUPERVISOR = { username: 'dudao', about: '和平区社工督导', role: 'supervisor' } as const

/** Lives in 庆有西里 and tells needs on the phone. */
export const RESIDENT = { username: 'jumin', about: '庆有西里居民（用手机）', role: 'resident' } as const
/** Heads an organisation of 庆有西里, on the phone. */
export const ORGANISATION_HEAD = {
  username: 'shezu',
  about: '庆有西里邻里照护社负责人',
  role: 'organisationLead',
} as const

/** Score the points, on the desk and the phone; three of them make the panel of 广开街道. */
export const EVALUATORS = [
  { username: 'pinggu', about: '评估专家（社会工作）', role: 'evaluator' },
  { username: 'pinggu-2', about: '评估专家（财务）', role: 'evaluator' },
  { username: 'pinggu-3', about: '评估专家（治理）', role: 'evaluator' },
] as const
/** Of the university that 南市街道 is linked with. */
export const EXPERT = { username: 'zhuanjia', about: '联系点专家', role: 'expert' } as const

/** All who are shown beside those with a post over an area. */
const SELVES = [
  ...[...VOLUNTEERS, RESIDENT, ORGANISATION_HEAD],
  ...[...STATION_HANDS, SUPERVISOR],
  ...[...CHARITY_HANDS, ...COMMITTEE],
  ...[...EVALUATORS, EXPERT],
]

type Area = { code: string; path: string }
type Self = { username: string; about: string; role?: RoleName }

/** Makes an account of somebody known in the directory, who acts for themselves, unless it is there. */
export async function makeVolunteer(tx: Tx, who: Self, personId: string, now: Date): Promise<Actor> {
  const { username, about, role = 'volunteer' } = who
  const area = { code: COMMUNITY, path: (await findArea(tx, COMMUNITY))?.path ?? '' }
  const known = await findByUsername(tx, username)
  const accountId = known?.id ?? (await addAccount(tx, { username, about, role, personId }, area, now))
  const { label, holds } = roles[role]
  return {
    accountId,
    personId,
    name: nameOf(about),
    posts: [{ role, label, holds: new Set<Permission>(holds), selfOnly: true }],
  }
}

/** Makes an account with the same post over several places, unless it is there; `personId`: the person behind it. */
export async function makeHand(
  tx: Tx,
  who: { username: string; about: string; role: RoleName; personId?: string },
  areas: readonly [Area, ...Area[]],
  now: Date,
): Promise<Actor> {
  const { username, about, role, personId = null } = who
  const [first, ...others] = areas
  const known = await findByUsername(tx, username)
  const accountId = known?.id ?? (await addAccount(tx, who, first, now))
  const term = { role, validFrom: SINCE, validTo: null, organisationId: null, appointedBy: null, now }
  if (!known) for (const area of others) await appoint(tx, { accountId, ...term, area })
  const { label, holds } = roles[role]
  const posts = areas.map(({ code: areaCode, path: areaPath }) => ({
    ...{ role, label, holds: new Set<Permission>(holds), areaCode, areaPath },
  }))
  return { accountId, personId, name: nameOf(about), posts }
}

async function holdersOf(db: Database): Promise<Holder[]> {
  const districts = await transact(db, { reach: 'all' }, (tx) => listAreas(tx, '12'))
  const ofDistricts = districts
    .toSorted((one, other) => rankOf(one.code) - rankOf(other.code))
    .flatMap(({ code: areaCode, name }): Holder[] => {
      const shown = SHOWN_DISTRICTS.includes(areaCode)
      return [
        { username: clerkOf(areaCode), about: `${name}经办`, role: 'districtAdmin', areaCode, shown },
        { username: leaderOf(areaCode), about: `${name}审批`, role: 'districtLeader', areaCode, shown },
      ]
    })
  return [...city, ...ofDistricts, ...below, ...evaluated, ...administrators]
}

const rankOf = (code: string): number => {
  const rank = SHOWN_DISTRICTS.indexOf(code)
  return rank === -1 ? Number(code) : rank
}

export const accountsShown = async (db: Database): Promise<DemoAccount[]> =>
  (await holdersOf(db))
    .filter(({ shown }) => shown)
    .map(({ username, about }) => ({ username, password: DEMO_PASSWORD, about }))
    .concat(SELVES.map(({ username, about }) => ({ username, password: DEMO_PASSWORD, about })))

/** The accounts of the demonstration by user name, as actors; those missing are made. */
export async function makeAccounts(db: Database, now: Date): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>()
  await severalAtOnce(await holdersOf(db), 4, async (holder) => {
    const actor = await transact(db, { reach: 'all' }, (tx) => makeAccount(tx, holder, now))
    if (actor) actors.set(holder.username, actor)
  })
  return actors
}

/** Undefined where the place is not in the division list. */
async function makeAccount(tx: Tx, holder: Holder, now: Date): Promise<Actor | undefined> {
  const { username, about, role, areaCode } = holder
  const found = await findArea(tx, areaCode)
  if (!found) return undefined
  const area = { code: areaCode, path: found.path }
  const known = await findByUsername(tx, username)
  const accountId = known?.id ?? (await addAccount(tx, holder, area, now))
  const { label, holds } = roles[role]
  const post = { role, label, holds: new Set(holds), areaCode, areaPath: area.path }
  return { accountId, personId: null, name: nameOf(about), posts: [post] }
}

const nameOf = (about: string): string => `${about}（演示）`

async function addAccount(
  tx: Tx,
  {
    username,
    about,
    role,
    personId = null,
  }: Pick<Holder, 'username' | 'about' | 'role'> & { personId?: string | null },
  area: { code: string; path: string },
  now: Date,
): Promise<string> {
  const account = { username, displayName: nameOf(about), area, personId, password: DEMO_PASSWORD }
  const accountId = await createAccount(tx, { ...account, mustChangePassword: false, createdBy: null, now })
  const term = { role, validFrom: SINCE, validTo: null }
  await appoint(tx, { accountId, ...term, area, organisationId: null, appointedBy: null, now })
  return accountId
}
