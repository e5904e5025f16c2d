import { type Area, listAreas } from '#contexts/directory/public.ts'
import { CITY_CLERK, clerkOf, leaderOf } from './accounts.ts'
import type { Desk } from './desk.ts'

/** The district the newcomer nominates for: nothing of it is there yet. */
export const LEFT_TO_THE_VISITOR = '120102'
const HEPING = '120101'

type Quota = {
  districtCode: string
  version: number
  left: { towns: number; communities: number }
}
type Moved = { pointId: string; version: number }
type Chosen = { town: Area; communities: { areaCode: string; role: 'pilot' | 'covered_only' }[] }

/**
 * Every district nominates up to its quota in July 2023 and the city takes it on its list; but 河东区 is left to the
 * visitor, 和平区's second town waits with its conflict open, and 蓟州区's conflict was decided by a covered-only community.
 * With 'all' nothing is left open: 50 points.
 */
export async function nominateTowns(desk: Desk, which: 'as-told' | 'all' = 'as-told'): Promise<void> {
  const { rows } = await desk.send<{ rows: Quota[] }>(CITY_CLERK, 'programme.quotasBoard', {}, '2023-07-03 09:00')
  for (const quota of rows.filter(({ districtCode }) => which === 'all' || districtCode !== LEFT_TO_THE_VISITOR)) {
    const towns = await townsToNominate(desk, quota)
    for (const [index, chosen] of towns.entries()) await nominate(desk, quota.districtCode, chosen, { index, which })
  }
}

/** As many towns as the quota has, from the first of the division list on, each with its first real communities. */
async function townsToNominate(desk: Desk, { districtCode, left }: Quota): Promise<Chosen[]> {
  const free = await desk.send<{ townCode: string; townName: string; communities: { code: string }[] }[]>(
    clerkOf(districtCode),
    'programme.townsToNominate',
    { districtCode },
    '2023-07-03 09:00',
  )
  const areas = await desk.seeing((tx) => listAreas(tx, districtCode))
  const towns = free
    .filter(({ communities }) => communities.length >= 4)
    .flatMap(({ townCode, communities }) => {
      const town = areas.find(({ code, kind }) => code === townCode && kind !== 'functional_zone')
      return town ? [{ town, communities }] : []
    })
  let pilots = left.communities
  return towns.slice(0, left.towns).map(({ town, communities }, index) => {
    // Two each while the quota lasts; the last town of a district in conflict covers one outside it.
    const own = Math.min(2, pilots - (left.towns - index - 1))
    pilots -= own
    const choices = communities
      .slice(0, 2)
      .map(({ code }, at) => ({ areaCode: code, role: at < own ? ('pilot' as const) : ('covered_only' as const) }))
    return { town, communities: choices }
  })
}

async function nominate(
  desk: Desk,
  districtCode: string,
  { town, communities }: Chosen,
  { index, which }: { index: number; which: string },
): Promise<void> {
  const clerk = clerkOf(districtCode)
  const day = (from: number): string => `2023-07-${String(from + index).padStart(2, '0')}`
  const relies = communities.some(({ role }) => role === 'covered_only')
  const form = {
    projectName: `${town.name}“五社联动”示范项目`,
    leaderName: '演示负责人',
    contactPhone: '19900000000',
    eligibility: '街道党工委重视，社工站已挂牌运行，有专门办公服务场地，社区志愿服务站已注册队伍。',
    ...{ startsOn: '2023-08-01', communities, submit: true },
  }
  const drafted = await desk.send<Moved>(
    clerk,
    'programme.draftNomination',
    { townCode: town.code, ...form },
    `${day(4)} 09:40`,
  )
  const { pointId } = drafted
  const taken = await desk.send<Moved>(
    clerk,
    'programme.reviewNomination',
    { pointId, version: drafted.version },
    `${day(6)} 10:15`,
  )
  if (relies && which === 'as-told' && districtCode === HEPING) return
  if (relies) await decide(desk, districtCode)
  const approve = { pointId, version: taken.version, reason: '符合创建条件，同意推荐' }
  const approved = await desk.send<Moved>(
    leaderOf(districtCode),
    'programme.approveNomination',
    approve,
    `${day(12)} 15:30`,
  )
  const file = { pointId, version: approved.version, reason: '', through: 'active', startsOn: '2023-08-01' }
  await desk.send(CITY_CLERK, 'programme.fileNomination', file, `2023-08-01 ${String(9 + index).padStart(2, '0')}:05`)
}

async function decide(desk: Desk, district: string): Promise<void> {
  const { rows } = await desk.send<{ rows: Quota[] }>(CITY_CLERK, 'programme.quotasBoard', {}, '2023-07-14 09:00')
  const version = rows.find(({ districtCode }) => districtCode === district)?.version ?? 1
  const reason = '附件1名额中联合创建点已用3个社区，最后一个街镇只余1个社区名额。经研究，另辐射1个社区，不占社区名额。'
  const decision = { districtCode: district, version, way: 'cover-only', count: 1, reason }
  await desk.send(CITY_CLERK, 'programme.decideQuotaConflict', decision, '2023-07-14 10:20')
}
