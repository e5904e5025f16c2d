/** Names of bodies that are no community social organisation (专项行动; domain.md §9.1). */
const OTHERS: readonly [RegExp, string][] = [
  [/(居民|村民)委员会|居委会|村委会/, '居（村）民委员会及其下属委员会'],
  [/业主(委员会|大会)|业委会/, '业主委员会'],
  [/楼(栋|院|门)(自治|管理)(会|小组|委员会)/, '楼栋自治组织'],
  [/有限(责任)?公司|合作社|个体/, '营利性组织'],
]

/** What a body with such a name is instead, or undefined. */
export const isOtherBody = (name: string): string | undefined => OTHERS.find(([pattern]) => pattern.test(name))?.[1]

export type Size = { members: number; units: number; fundsFen: number }
export type Floors = { persons: number; units: number; fundsFen: number }

/** Why a body is too small to be registered as an association (社会团体登记管理条例 art. 10), or undefined. */
export function tooSmall({ members, units, fundsFen }: Size, floors: Floors): 'members' | 'funds' | undefined {
  const isMixed = members > 0 && units > 0
  const hasMembers =
    members >= floors.persons || units >= floors.units || (isMixed && members + units >= floors.persons)
  if (!hasMembers) return 'members'
  return fundsFen < floors.fundsFen ? 'funds' : undefined
}
