import { type Kind, TYPES_OF, type Type } from '../vocabulary.ts'

type Told = {
  type: Type
  sessions: number
  startsOn: string
  endsOn: string
  plan: { recruiting: string; difficulties: string; safety: string; contents: readonly unknown[] }
}
export type Fault =
  | { kind: 'type' | 'dates' | 'safety' }
  | { kind: 'missing'; what: string }
  | { kind: 'contents'; told: number }

/** What a proposal still lacks (a group: MZ/T 095-2017; an activity: 071-2016), the first of it. */
export function faultOf(kind: Kind, { type, sessions, startsOn, endsOn, plan }: Told): Fault | undefined {
  if (!(TYPES_OF[kind] as readonly Type[]).includes(type)) return { kind: 'type' }
  if (endsOn < startsOn) return { kind: 'dates' }
  if (kind === 'activity') return plan.safety === '' ? { kind: 'safety' } : undefined
  if (plan.recruiting === '') return { kind: 'missing', what: '招募办法' }
  if (plan.difficulties === '') return { kind: 'missing', what: '困难预计与应对' }
  return plan.contents.length === sessions ? undefined : { kind: 'contents', told: plan.contents.length }
}
