/** So many days before points run out their owner is reminded, and lists say that they will. */
export const SOON_DAYS = 30
