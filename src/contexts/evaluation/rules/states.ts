import type { OccasionState } from '../vocabulary.ts'

/** What is done to an occasion; each act leads from some states to one, or changes none (domain.md §11.3, §11.4). */
export type Act =
  | 'seat'
  | 'challenge'
  | 'begin'
  | 'extend'
  | 'veto'
  | 'settle'
  | 'discuss'
  | 'tell'
  | 'object'
  | 'review'
  | 'approve'
  | 'publish'
  | 'cancel'

type Move = { from: readonly OccasionState[]; to: OccasionState | null; label: string }

export const MOVES: Readonly<Record<Act, Move>> = {
  // While scoring only the place of somebody who stepped back is filled: see `replacementFault`.
  seat: { from: ['forming', 'reviewing', 'scoring'], to: null, label: '调整评估组' },
  challenge: { from: ['forming', 'reviewing', 'scoring'], to: null, label: '申请回避' },
  begin: { from: ['forming', 'reviewing'], to: 'scoring', label: '开始评分' },
  extend: { from: ['scoring'], to: null, label: '延长评分期限' },
  veto: { from: ['scoring', 'discussing', 'preliminary'], to: null, label: '记录一票否决' },
  // Where it leads depends on the spread and the round: see `afterScoring`.
  settle: { from: ['scoring'], to: null, label: '得出结果' },
  discuss: { from: ['discussing'], to: null, label: '结束讨论' },
  tell: { from: ['preliminary'], to: 'told', label: '告知被评单位' },
  object: { from: ['told'], to: 'objected', label: '提出异议' },
  review: { from: ['objected'], to: 'reviewing', label: '另组评估组' },
  approve: { from: ['told', 'reviewed'], to: 'final', label: '审定结果' },
  publish: { from: ['final'], to: 'published', label: '公布' },
  cancel: { from: ['forming'], to: 'cancelled', label: '取消评估' },
}

export const mayAct = (state: OccasionState, act: Act): boolean => MOVES[act].from.includes(state)

/** The first panel gives a preliminary result that the unit is told; the second panel's is the answer to its objection. */
export const settledAs = (round: number): OccasionState => (round === 1 ? 'preliminary' : 'reviewed')

/** Where the scores of a panel lead: together, or apart so far that they are talked over first. */
export const afterScoring = (round: number, isApart: boolean): OccasionState =>
  isApart ? 'discussing' : settledAs(round)

/** No second occasion of a point, stage and level is opened beside one in these. */
export const OPEN_STATES: readonly OccasionState[] = [
  'forming',
  'scoring',
  'discussing',
  'preliminary',
  'told',
  'objected',
  'reviewing',
  'reviewed',
]
/** Nobody but the members knows a score in these, and each only their own. */
export const BLIND_STATES: readonly OccasionState[] = ['forming', 'reviewing', 'scoring']
/** The unit reads the result from here on. */
export const TOLD_STATES: readonly OccasionState[] = ['told', 'objected', 'reviewing', 'reviewed', 'final', 'published']
