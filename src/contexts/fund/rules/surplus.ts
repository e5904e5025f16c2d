/**
 * What is left when a fund ends (慈善法 58; before 2024-09-05: 57): it goes by the agreement, or to another charitable project of the same or
 * a similar purpose, and is told to the public. Never back to givers, never to people.
 */
export const BASES = {
  agreement: '按协议约定的剩余财产处理',
  similar: '协议没有约定，用于目的相同或相近的其他慈善项目',
} as const
export const RECIPIENTS = { project: '本慈善组织的其他慈善项目或专项基金', charity: '其他慈善组织' } as const
export type Basis = keyof typeof BASES

/** Words of a recipient that is no charity: people, committees, companies, offices. */
const NO_CHARITY = /(公司$|有限公司|个人|家属|捐赠人|管委会|委员$|街道办事处|居民委员会|居委会|村民委员会|人民政府)/

export type SurplusFault = 'noClause' | 'notCharity' | 'noneLeft' | 'notAll'
type Asked = { basis: Basis; recipient: string; fen: number }

/** Why a disposal is not what the law allows; undefined when it is. `cashFen`: the money the book holds. */
export function surplusFault(
  { basis, recipient, fen }: Asked,
  clause: string,
  cashFen: number,
): SurplusFault | undefined {
  if (basis === 'agreement' && clause.trim() === '') return 'noClause'
  if (NO_CHARITY.test(recipient)) return 'notCharity'
  if (cashFen <= 0) return 'noneLeft'
  return fen > cashFen ? 'notAll' : undefined
}
