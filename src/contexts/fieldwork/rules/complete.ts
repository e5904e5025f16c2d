import type { Kind } from '../vocabulary.ts'

/** What there is of a group or an activity when its file is closed. */
export type Papers = {
  kind: Kind
  people: number
  safety: string
  filedOn: string | null
  permitNo: string
  /** Those accepted and not gone: how many, and how many of them have what is asked. */
  members: number
  contracts: number
  scored: number
  sessionsHeld: number
  sessionsWithPeople: number
  satisfactionSheets: number
  summary: string
}
export type Item = { title: string; isThere: boolean }
export type SafetyLimits = { filing: number; permit: number }

/** What the file must hold (MZ/T 095-2017, 071-2016); nothing is closed while something is missing. */
export function itemsOf(papers: Papers, limits: SafetyLimits): Item[] {
  const { sessionsHeld, sessionsWithPeople } = papers
  return [
    { title: papers.kind === 'group' ? '小组计划书' : '活动策划书', isThere: true },
    ...(papers.kind === 'group' ? ofGroup(papers) : ofActivity(papers, limits)),
    { title: '每次都有过程记录和出席', isThere: sessionsHeld > 0 && sessionsWithPeople === sessionsHeld },
    { title: '满意度表', isThere: papers.satisfactionSheets > 0 },
    { title: '总结评估', isThere: papers.summary !== '' },
  ]
}

const ofGroup = ({ members, contracts, scored }: Papers): Item[] => [
  { title: '招募、筛选表', isThere: members > 0 },
  { title: '每位组员的契约', isThere: members > 0 && contracts === members },
  { title: '每位组员的前后测', isThere: members > 0 && scored === members },
]

const ofActivity = (papers: Papers, limits: SafetyLimits): Item[] => [
  { title: '安全预案', isThere: papers.safety !== '' },
  ...(papers.people >= limits.filing ? [{ title: '街镇备案', isThere: papers.filedOn !== null }] : []),
  ...(papers.people >= limits.permit ? [{ title: '公安许可', isThere: papers.permitNo !== '' }] : []),
]

/** What an activity of so many people still lacks before it may begin. */
export function safetyMissing(
  { kind, people, filedOn, permitNo }: Pick<Papers, 'kind' | 'people' | 'filedOn' | 'permitNo'>,
  limits: SafetyLimits,
): 'filing' | 'permit' | undefined {
  if (kind === 'group') return undefined
  if (people >= limits.permit && permitNo === '') return 'permit'
  return people >= limits.filing && filedOn === null ? 'filing' : undefined
}
