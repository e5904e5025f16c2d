import type { GroupState, Kind } from '../vocabulary.ts'

/** What is done to a group or a community activity; each act leads from some states to one. */
export type Act =
  | 'revise'
  | 'return'
  | 'approve'
  | 'recruit'
  | 'start'
  | 'end'
  | 'evaluate'
  | 'reopen'
  | 'archive'
  | 'cancel'
type Move = { from: Readonly<Record<Kind, readonly GroupState[]>>; to: GroupState; label: string; who: string }

const both = (...from: GroupState[]): Move['from'] => ({ group: from, activity: from })

/** domain.md §8.5, §8.6: a group recruits members before it starts, a community activity does not. */
export const MOVES: Readonly<Record<Act, Move>> = {
  revise: { from: both('proposed', 'returned'), to: 'proposed', label: '修改计划书', who: '社工' },
  return: { from: both('proposed'), to: 'returned', label: '退回修改', who: '社工站负责人' },
  approve: { from: both('proposed'), to: 'approved', label: '审定', who: '社工站负责人' },
  recruit: { from: { group: ['approved'], activity: [] }, to: 'recruiting', label: '开始招募', who: '社工' },
  start: { from: { group: ['recruiting'], activity: ['approved'] }, to: 'running', label: '开始', who: '社工' },
  end: { from: both('running'), to: 'ended', label: '结束', who: '社工' },
  evaluate: { from: both('ended'), to: 'evaluated', label: '评估', who: '社工' },
  reopen: { from: both('evaluated'), to: 'ended', label: '退回补充', who: '社工站负责人' },
  archive: { from: both('evaluated'), to: 'archived', label: '归档', who: '社工站负责人' },
  cancel: { from: both('proposed', 'returned', 'approved', 'recruiting'), to: 'cancelled', label: '取消', who: '社工' },
}
export const ACTS = Object.keys(MOVES) as Act[]

/** Where an act leads from a state, or undefined when it may not be done there. */
export const after = (kind: Kind, state: GroupState, act: Act): GroupState | undefined =>
  MOVES[act].from[kind].includes(state) ? MOVES[act].to : undefined

/** A record of a session is made while it runs, and what was forgotten still before it is evaluated. */
export const takesSessions = (state: GroupState): boolean => state === 'running' || state === 'ended'
/** People are recruited and screened until it is evaluated; who leaves is noted, not removed. */
export const takesMembers = (kind: Kind, state: GroupState): boolean =>
  kind === 'group' && (state === 'recruiting' || takesSessions(state))
/** Safety papers are brought before an activity begins. */
export const takesSafety = (state: GroupState): boolean =>
  state === 'proposed' || state === 'returned' || state === 'approved'

/** The line of steps a page shows, and who is next at each. */
export const lineOf = (kind: Kind): readonly { states: readonly GroupState[]; title: string; who: string }[] => [
  { states: ['proposed', 'returned'], title: '审定计划书', who: '社工站负责人' },
  ...(kind === 'group'
    ? [
        { states: ['approved'] as const, title: '招募', who: '社工' },
        { states: ['recruiting'] as const, title: '筛选、签契约', who: '社工' },
      ]
    : [{ states: ['approved'] as const, title: '备案、筹备', who: '社工' }]),
  { states: ['running'], title: kind === 'group' ? '每节记录' : '每场记录', who: '社工' },
  { states: ['ended'], title: '评估', who: '社工' },
  { states: ['evaluated'], title: '归档', who: '社工站负责人' },
  { states: ['archived'], title: '已归档', who: '' },
]
