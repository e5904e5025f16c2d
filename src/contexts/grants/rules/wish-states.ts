import type { WishState } from '../vocabulary.ts'

export type WishAct = 'verify' | 'claim' | 'buy' | 'deliver' | 'confirm' | 'cancel' | 'release'

/** The short way of a wish (domain.md §5.4). A claim that nobody follows up is released and offered again. */
export const WISH_MOVES: Readonly<Record<WishAct, { from: readonly WishState[]; to: WishState }>> = {
  verify: { from: ['recorded'], to: 'published' },
  claim: { from: ['published'], to: 'claimed' },
  buy: { from: ['claimed'], to: 'bought' },
  deliver: { from: ['bought'], to: 'delivered' },
  confirm: { from: ['delivered'], to: 'confirmed' },
  cancel: { from: ['recorded', 'published', 'claimed'], to: 'cancelled' },
  release: { from: ['claimed'], to: 'published' },
}

export const wishAfter = (state: WishState, act: WishAct): WishState | undefined =>
  WISH_MOVES[act].from.includes(state) ? WISH_MOVES[act].to : undefined
