import { type Left, leftOf, type Quota } from './conflict.ts'

/** A rule a nomination breaks: what to do about it in `message`, the notice's own place in `clause`. */
export type NominationRefusal = { code: RefusalCode; clause: string; message: string }
export type RefusalCode =
  | 'town-twice'
  | 'community-elsewhere'
  | 'community-virtual'
  | 'community-twice'
  | 'community-taken'
  | 'too-few-communities'
  | 'no-pilot'
  | 'quota-towns'
  | 'quota-communities'
  | 'before-programme'
  | 'after-programme'
  | 'not-yet'

export type Chosen = {
  code: string
  name: string
  parentCode: string | null
  isVirtual: boolean
  role: 'pilot' | 'covered_only'
  /** The town that has it already, if any. */
  takenBy: string | null
}
export type Nomination = {
  town: { code: string; name: string }
  /** What the town has already, in words: '市区联合创建点2号' or a status. */
  townHas: string | null
  districtName: string
  communities: readonly Chosen[]
  startsOn: string | null
}
export type Limits = {
  /** The district's quota without this nomination. */
  quota: Quota
  minCommunities: number
  programmeStartsOn: string
  programmeEndsOn: string
}

const refuse = (code: RefusalCode, clause: string, message: string): NominationRefusal[] => [{ code, clause, message }]

/** Every rule the nomination breaks, each with its clause; the page shows them while one fills in, the server refuses. */
export function refusalsOf(nomination: Nomination, limits: Limits): NominationRefusal[] {
  return [
    ...refusalsOfTown(nomination),
    ...refusalsOfCommunities(nomination, limits),
    ...refusalsOfQuota(nomination, leftOf(limits.quota)),
    ...refusalsOfDate(nomination, limits),
  ]
}

function refusalsOfTown({ town, townHas }: Nomination): NominationRefusal[] {
  return townHas === null
    ? []
    : refuse('town-twice', '附件1', `${town.name}已有创建点（${townHas}），一个街镇只设一个创建点（附件1）`)
}

function refusalsOfCommunities(
  { town, communities }: Nomination,
  { minCommunities }: Pick<Limits, 'minCommunities'>,
): NominationRefusal[] {
  const seen = new Set<string>()
  const refusals = communities.flatMap((one) => {
    const again = seen.has(one.code)
    seen.add(one.code)
    return again
      ? refuse('community-twice', '三（二）', `${one.name}填写了两次，请删去一个（三（二））`)
      : refusalsOfOne(one, town)
  })
  if (seen.size < minCommunities)
    refusals.push(
      ...refuse(
        'too-few-communities',
        '三（二）',
        `已选${seen.size}个社区，每个项目辐射不少于${minCommunities}个，还差${minCommunities - seen.size}个（三（二））`,
      ),
    )
  if (communities.length > 0 && communities.every(({ role }) => role !== 'pilot'))
    refusals.push(...refuse('no-pilot', '附件1', '至少要有1个试点社区，不能全部为仅辐射社区（附件1）'))
  return refusals
}

function refusalsOfOne(one: Chosen, town: { code: string; name: string }): NominationRefusal[] {
  if (one.parentCode !== town.code)
    return refuse('community-elsewhere', '三（二）', `${one.name}不属于${town.name}，请只选本街镇的社区（三（二））`)
  if (one.isVirtual)
    return refuse(
      'community-virtual',
      '三（二）',
      `${one.name}是统计用的虚拟社区，没有居民，不能作为创建社区（三（二））`,
    )
  if (one.takenBy !== null)
    return refuse('community-taken', '三（二）', `${one.name}已列入${one.takenBy}的创建点，不能重复列入（三（二））`)
  return []
}

function refusalsOfQuota({ communities, districtName }: Nomination, left: Left): NominationRefusal[] {
  const pilots = communities.filter(({ role }) => role === 'pilot').length
  const refusals: NominationRefusal[] = []
  if (left.towns < 1)
    refusals.push(
      ...refuse('quota-towns', '附件1', `${districtName}街镇名额已用完，剩余${Math.max(0, left.towns)}个（附件1）`),
    )
  if (pilots > left.communities)
    refusals.push(
      ...refuse(
        'quota-communities',
        '附件1',
        `本次占用${pilots}个社区名额，${districtName}只剩${Math.max(0, left.communities)}个，超出${pilots - Math.max(0, left.communities)}个（附件1）。` +
          '可将超出的社区改为“仅辐射”，或请市里增加名额、减少街镇数',
      ),
    )
  return refusals
}

/** Asked on submission, and again with the day it begins. `today`: when it begins now, it cannot begin tomorrow. */
export function refusalsOfDate(
  { startsOn, today }: { startsOn: string | null; today?: string },
  { programmeStartsOn, programmeEndsOn }: Pick<Limits, 'programmeStartsOn' | 'programmeEndsOn'>,
): NominationRefusal[] {
  if (startsOn === null) return []
  if (startsOn < programmeStartsOn)
    return refuse(
      'before-programme',
      '二',
      `启动日期${startsOn}早于创建起始日${programmeStartsOn}，请改到该日或以后（二）`,
    )
  if (startsOn > programmeEndsOn)
    return refuse(
      'after-programme',
      '二',
      `启动日期${startsOn}晚于创建截止日${programmeEndsOn}，请改到该日或以前（二）`,
    )
  if (today !== undefined && startsOn > today)
    return refuse('not-yet', '二', `启动日期${startsOn}还没有到，请到当天再启动，或改填今天以前的日期（二）`)
  return []
}
