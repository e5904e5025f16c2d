/**
 * The arithmetic of annex 1. A district's quota is a number of towns and a number of pilot communities (试点社区); every
 * point covers at least `min` communities (三（二）). Joint points of annex 2 draw on the same numbers, so what is left may
 * not give every remaining town its least number. The platform shows this, names three ways out, and blocks nothing.
 */
export const WAYS = {
  'more-quota': '增加社区名额',
  'cover-only': '以仅辐射社区补足',
  'fewer-towns': '减少街镇数',
} as const
export type Way = keyof typeof WAYS

export type Quota = {
  towns: number
  communities: number
  /** Agreed by the city: how many communities below the least number may be made up by covered-only ones. */
  covered: number
  usedTowns: number
  usedCommunities: number
  pendingTowns: number
  pendingCommunities: number
  /** Of those, how many communities the points are short of the least number in pilots. */
  coveredUsed: number
}
/** `count`: how many communities (or towns) it takes; 0 where it cannot be taken now. */
export type WayOut = { way: Way; title: string; text: string; count: number }
export type Conflict = {
  /** Communities missing for the towns still to be named. */
  short: number
  /** Made up by covered-only communities on points under way, without anybody having agreed. */
  undecided: number
  text: string
  ways: WayOut[]
}
export type Left = { towns: number; communities: number; covered: number }

/** What is left for new nominations. `covered` is below zero where points rely on what nobody has agreed to. */
export const leftOf = (quota: Quota): Left => ({
  towns: quota.towns - quota.usedTowns - quota.pendingTowns,
  communities: quota.communities - quota.usedCommunities - quota.pendingCommunities,
  covered: quota.covered - quota.coveredUsed,
})

/** The conflict of a district's numbers, or undefined where they fit. `min`: communities a point covers at least. */
export function conflictOf(name: string, quota: Quota, min: number): Conflict | undefined {
  const left = leftOf(quota)
  const missing = Math.max(0, left.towns) * min - Math.max(0, left.communities)
  const short = Math.max(0, missing - Math.max(0, left.covered))
  const undecided = Math.max(0, -left.covered)
  if (short + undecided === 0) return undefined
  return {
    short,
    undecided,
    text: textOf(name, quota, { min, short, undecided }),
    ways: waysOf(left, short, undecided, min),
  }
}

function textOf(
  name: string,
  quota: Quota,
  { min, short, undecided }: { min: number; short: number; undecided: number },
) {
  const left = leftOf(quota)
  const given =
    `${name}名额为${quota.towns}个街镇、${quota.communities}个社区（附件1），` +
    `已占用${quota.usedTowns + quota.pendingTowns}个街镇、${quota.usedCommunities + quota.pendingCommunities}个社区，` +
    `剩余${left.towns}个街镇、${left.communities}个社区。`
  const makeUp = left.covered > 0 ? `，另可以仅辐射社区补${left.covered}个` : ''
  const need =
    `每个创建点辐射不少于${min}个社区（三（二）），剩余街镇需要${left.towns}×${min}＝${left.towns * min}个社区，` +
    `只有${left.communities}个${makeUp}，缺${short}个。`
  const relied = `有${undecided}个社区以仅辐射方式补足，尚待市里同意。`
  return given + (short > 0 ? need : '') + (undecided > 0 ? relied : '')
}

/**
 * (a) the city adds communities, (b) a point covers a community outside the quota, (c) fewer towns. All three are always
 * shown; `count` 0 marks one that cannot be taken now, and its text says what would have to come first.
 */
function waysOf(left: Left, short: number, undecided: number, min: number): WayOut[] {
  const all = short + undecided
  const fewer = fewerTowns(left, short, min)
  const texts: Record<Way, { count: number; text: string }> = {
    'more-quota': { count: all, text: `由市里为本区增加${all}个试点社区名额，全市试点社区合计相应增加${all}个。` },
    'cover-only': {
      count: all,
      text: `创建点另辐射${all}个非试点社区（标为“仅辐射”），不占社区名额，创建标准照样适用。`,
    },
    'fewer-towns': {
      count: fewer,
      text:
        fewer > 0
          ? `本区少选${fewer}个街镇，剩余社区归入其余街镇，全市试点街镇合计相应减少${fewer}个。`
          : '街镇名额已全部申报，没有可减的街镇；如采用此办法，须先退回或撤回一个在办的申报。',
    },
  }
  return (Object.keys(WAYS) as Way[]).map((way) => ({ way, title: WAYS[way], ...texts[way] }))
}

/** How many of the towns left must go so that the communities left are enough for the others. */
const fewerTowns = (left: Left, short: number, min: number): number =>
  short === 0 ? 0 : left.towns - Math.floor((Math.max(0, left.communities) + Math.max(0, left.covered)) / min)

/** What a decision changes. `count`: communities for (a) and (b), towns for (c). */
export const changeOf = (way: Way, count: number): { towns: number; communities: number; covered: number } => ({
  towns: way === 'fewer-towns' ? -count : 0,
  communities: way === 'more-quota' ? count : 0,
  covered: way === 'cover-only' ? count : 0,
})
