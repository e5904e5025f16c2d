import type { State } from '../vocabulary.ts'

/** What may be done to a document in each state; whatever is not named is refused. */
export const MOVES = {
  change: { from: ['drafted', 'returned'], to: 'drafted' },
  review: { from: ['drafted'], to: 'reviewed' },
  returnDraft: { from: ['drafted'], to: 'returned' },
  returnReviewed: { from: ['reviewed'], to: 'returned' },
  sign: { from: ['reviewed'], to: 'signed' },
  number: { from: ['signed'], to: 'numbered' },
  seal: { from: ['numbered'], to: 'sealed' },
  issue: { from: ['sealed'], to: 'issued' },
  publish: { from: ['issued'], to: 'published' },
  archive: { from: ['issued', 'published'], to: 'archived' },
  recall: {
    from: ['drafted', 'returned', 'reviewed', 'signed', 'numbered', 'sealed', 'issued', 'published'],
    to: 'recalled',
  },
  supersede: { from: ['issued', 'published', 'archived'], to: 'superseded' },
} as const satisfies Record<string, { from: readonly State[]; to: State }>
export type Move = keyof typeof MOVES

export const mayMove = (state: State, move: Move): boolean => (MOVES[move].from as readonly State[]).includes(state)

/** Until it has a number it is a draft, and its paper says so. */
export const isDraft = (state: State): boolean => ['drafted', 'returned', 'reviewed', 'signed'].includes(state)
/** Sent out: who received it may read it. */
export const wasIssued = (state: State): boolean => ['issued', 'published', 'archived', 'superseded'].includes(state)
