import type { DocumentItem, Tier } from '../vocabulary.ts'

/** The papers of each tier. `needed` ones must be there before the community checks; the others are kept as they come. */
const LISTS: Readonly<Record<Tier, { needed: readonly DocumentItem[]; further: readonly DocumentItem[] }>> = {
  A: { needed: ['charter', 'members', 'certificate'], further: ['funds', 'place', 'party'] },
  B: { needed: ['charter', 'filing_form', 'members'], further: ['place', 'party'] },
  C: { needed: ['information'], further: ['members', 'party'] },
}

export type Paper = { item: DocumentItem; isThere: boolean }

/** The list of a tier, and for each paper whether it is needed. */
export const documentsOf = (tier: Tier): { item: DocumentItem; isNeeded: boolean }[] => [
  ...LISTS[tier].needed.map((item) => ({ item, isNeeded: true })),
  ...LISTS[tier].further.map((item) => ({ item, isNeeded: false })),
]

/** Needed papers that are not there yet. */
export function missingOf(tier: Tier, papers: readonly Paper[]): DocumentItem[] {
  return LISTS[tier].needed.filter((item) => !papers.some((paper) => paper.item === item && paper.isThere))
}
