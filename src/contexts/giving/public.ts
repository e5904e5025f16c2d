/** The front door of 捐赠 for contexts above it. Givers of goods are givers here too. */

export { GIFT_PAGE } from './link.ts'
export { type NewGiver, recordGiver } from './record-giver.ts'
export { type GiftOfGiver, giftOfToken, giftsOfPerson } from './store/for-givers.ts'
export { findGiver, type Giver } from './store/givers.ts'
export { CONSENTS, GIVER_KINDS, SOURCE_CLASSES, USES } from './vocabulary.ts'

/** The name the public may read: as the giver wished. */
export const shownName = ({ shownName }: { shownName: string }): string => shownName
