/** The front door of 捐赠 for contexts above it. Givers of goods are givers here too. */

export { thanksLetter } from './letter.ts'
export { recordGiver } from './record-giver.ts'
export { type GiftOfGiver, giftOfToken, giftsOfPerson, giversOfPerson, hashOfToken } from './store/for-givers.ts'
export { findGiver, openGiver } from './store/givers.ts'
export { USES } from './vocabulary.ts'

/** The name the public may read: as the giver wished. */
export const shownName = ({ shownName }: { shownName: string }): string => shownName
