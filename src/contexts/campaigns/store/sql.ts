/** Whose hand it is and when. */
export type Hand = { by: string; byName: string; now: Date }
