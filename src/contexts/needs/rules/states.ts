import type { NeedState } from '../vocabulary.ts'

/** What is done to a need; each act leads from some states to one, or changes none. */
export type Act =
  | 'verify'
  | 'reject'
  | 'withdraw'
  | 'classify'
  | 'merge'
  | 'assign'
  | 'refer'
  | 'receipt'
  | 'answer'
  | 'start'
  | 'note'
  | 'resolve'
  | 'confirm'
  | 'reopen'
  | 'archive'

/** `to` is null where the state stays as it is. */
type Move = { from: readonly NeedState[]; to: NeedState | null; label: string }

/** domain.md §5.2. `referred` is the branch of needs somebody has a right to; a merged need follows the one it went into. */
export const MOVES: Readonly<Record<Act, Move>> = {
  verify: { from: ['reported'], to: 'verified', label: '核实' },
  reject: { from: ['reported', 'verified'], to: 'rejected', label: '不予受理' },
  // Once somebody is at work on it, one speaks with them instead.
  withdraw: { from: ['reported', 'verified', 'classified'], to: 'withdrawn', label: '撤回' },
  classify: { from: ['verified', 'classified', 'assigned', 'in_service'], to: 'classified', label: '分类' },
  merge: { from: ['reported', 'verified', 'classified'], to: 'merged', label: '合并' },
  assign: { from: ['classified', 'referred', 'assigned', 'in_service'], to: 'assigned', label: '交办' },
  refer: { from: ['classified', 'assigned', 'in_service'], to: 'referred', label: '转介' },
  receipt: { from: ['referred'], to: null, label: '登记转介回执' },
  answer: { from: ['referred', 'assigned', 'in_service'], to: null, label: '登记转介结果' },
  start: { from: ['assigned'], to: 'in_service', label: '开始办理' },
  note: { from: ['assigned', 'in_service', 'referred', 'resolved'], to: null, label: '记录进展' },
  resolve: { from: ['assigned', 'in_service', 'referred'], to: 'resolved', label: '办结' },
  confirm: { from: ['resolved'], to: 'confirmed', label: '本人确认' },
  reopen: { from: ['resolved', 'confirmed', 'archived'], to: 'in_service', label: '重新办理' },
  archive: { from: ['resolved', 'confirmed'], to: 'archived', label: '归档' },
}

/** The state after an act, or undefined when it may not be done there. */
export const after = (state: NeedState, act: Act): NeedState | undefined =>
  MOVES[act].from.includes(state) ? (MOVES[act].to ?? state) : undefined

/** States in which somebody still has to do something. */
export const OPEN_STATES: readonly NeedState[] = [
  'reported',
  'verified',
  'classified',
  'assigned',
  'in_service',
  'referred',
  'resolved',
]

/** The line of steps a page shows, and who is next at each. */
export const LINE: readonly { states: readonly NeedState[]; title: string; who: string }[] = [
  { states: ['reported'], title: '核实', who: '社区或社工站' },
  { states: ['verified'], title: '分类', who: '社区或社工站' },
  { states: ['classified', 'referred'], title: '转介或交办', who: '社区、街镇或社工站' },
  { states: ['assigned', 'in_service'], title: '办理', who: '承办方' },
  { states: ['resolved'], title: '本人确认', who: '提出需求的居民' },
  { states: ['confirmed'], title: '归档', who: '社区或社工站' },
  { states: ['archived'], title: '已归档', who: '' },
]
