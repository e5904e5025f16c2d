/** Names of communities are written many ways: 新文化社区居委会, 新文化社区, 新文化. What identifies one is what stays. */
const COMMITTEE = /(社区居民委员会|社区居委会|社居委会|居民委员会|居委会|村民委员会|村委会|委员会)$/

/** The part of a name that tells two places of one parent apart: no committee, no 社区 or 村 at the end, no spaces. */
export function shortNameOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\((村委会|居委会)\)$/, '')
  const body = plain.replace(COMMITTEE, '')
  const short = body.replace(/(虚拟社区|社区|村)$/, '')
  return short === '' ? body || plain : short
}

/** Urban 社区 or rural 村, told from the committee's name. */
export const communityKindOf = (name: string): 'urban' | 'rural' =>
  /村民委员会$|村委会\)?$|村$/.test(name.normalize('NFKC')) ? 'rural' : 'urban'

/** 街道, 镇 or a functional zone, told from the name of the unit. */
export const townKindOf = (name: string): 'street_office' | 'town_government' | 'functional_zone' =>
  name.endsWith('街道') ? 'street_office' : /[镇乡]$/.test(name) ? 'town_government' : 'functional_zone'

/** Statistical units without residents of their own (development zones and the like). */
export const isVirtual = (name: string): boolean => name.includes('虚拟')

export type Named = { code: string; name: string; shortName: string }
export type NameAnswer = { kind: 'exact'; code: string } | { kind: 'near'; code: string } | { kind: 'none' }

const LIKE_ENOUGH = 0.5

/**
 * Finds which of the places of one parent a written name means. Exact: the same once 社区居委会 and the like are set
 * aside, and only one place answers to it (of an urban and a rural one with the same stem, the one of the written kind).
 * Near: alike but not equal; a person decides, never the machine.
 */
export function findByName(written: string, places: readonly Named[]): NameAnswer {
  const same = places.find(({ name }) => name === written)
  if (same) return { kind: 'exact', code: same.code }
  const short = shortNameOf(written)
  const equal = places.filter(({ shortName }) => shortName === short)
  const ofKind = equal.filter(({ name }) => communityKindOf(name) === communityKindOf(written))
  const [only, ...others] = ofKind.length > 0 ? ofKind : equal
  if (only && others.length === 0) return { kind: ofKind.length > 0 ? 'exact' : 'near', code: only.code }
  const best = places
    .map((place) => ({ code: place.code, likeness: likeness(short, place.shortName) }))
    .sort((one, other) => other.likeness - one.likeness || one.code.localeCompare(other.code))[0]
  return best && best.likeness >= LIKE_ENOUGH ? { kind: 'near', code: best.code } : { kind: 'none' }
}

/** Length of the longest common subsequence over the longer name: 凯兴公寓 in 凯兴天宝公寓 is 4 of 6. */
export function likeness(one: string, other: string): number {
  const left = [...one]
  const right = [...other]
  let row = new Array<number>(right.length + 1).fill(0)
  for (const char of left) {
    const next = [0]
    for (const [index, against] of right.entries())
      next.push(char === against ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    row = next
  }
  return (row.at(-1) ?? 0) / Math.max(left.length, right.length, 1)
}
