import type { DraftState } from './draft-words.ts'

/** What can happen to a draft, from where to where. `raise`: an objection against a final record leaves it as it is. */
const FLOW = {
  confirm: { from: ['pending'], to: 'confirmed' },
  verify: { from: ['confirmed'], to: 'verified' },
  dispute: { from: ['verified'], to: 'disputed' },
  settle: { from: ['verified', 'disputed'], to: 'final' },
  correct: { from: ['disputed', 'final'], to: 'corrected' },
  void: { from: ['pending', 'confirmed', 'verified', 'disputed', 'final'], to: 'void' },
} as const satisfies Record<string, { from: readonly DraftState[]; to: DraftState }>
export type Move = keyof typeof FLOW
export const MOVES = Object.keys(FLOW) as Move[]

/** The state after a move; undefined where the move cannot be made from here. */
export function stateAfter(state: DraftState, move: Move): DraftState | undefined {
  const { from, to } = FLOW[move]
  return (from as readonly DraftState[]).includes(state) ? to : undefined
}

/** A hand: the account, and the person behind it where there is one. */
export type Hand = { accountId: string; personId: string | null }
export type HandsSoFar = { personId: string; confirmedBy: string | null; confirmedByPerson: string | null }

/**
 * Why this hand may not take the step; undefined when it may. Nobody confirms or verifies hours of their own, and who
 * confirmed does not verify: neither by the same account nor as the same person.
 */
export function handRefused(step: 'confirm' | 'verify' | 'answer', draft: HandsSoFar, hand: Hand) {
  if (hand.personId !== null && hand.personId === draft.personId) return 'own'
  if (step === 'confirm') return undefined
  const isSameAccount = draft.confirmedBy === hand.accountId
  const isSamePerson = hand.personId !== null && hand.personId === draft.confirmedByPerson
  return isSameAccount || isSamePerson ? 'same-hand' : undefined
}
