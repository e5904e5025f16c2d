/** A redemption on its way. What was asked for is paid for and set aside at once; an end before or after hand-over gives both back. */
export type RedemptionState = 'asked' | 'prepared' | 'approved' | 'handed' | 'cancelled' | 'returned'
export type RedemptionAct = 'prepare' | 'approve' | 'hand-over' | 'withdraw' | 'end'

const NEXT: Record<RedemptionState, Partial<Record<RedemptionAct, RedemptionState>>> = {
  asked: { prepare: 'prepared', withdraw: 'cancelled', end: 'cancelled' },
  prepared: { approve: 'approved', end: 'cancelled' },
  approved: { 'hand-over': 'handed', end: 'cancelled' },
  handed: { end: 'returned' },
  cancelled: {},
  returned: {},
}

/** Where an act leads; undefined where it cannot be done now. */
export const after = (state: RedemptionState, act: RedemptionAct): RedemptionState | undefined => NEXT[state][act]
