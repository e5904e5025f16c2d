/** What one batch may hold: a file that spreadsheets and this platform's own reader still open with ease. */
export const LINES_OF_A_BATCH = 100_000
/** Records left out of one batch for want of items; with more, a smaller area has to be mended first. */
export const GAPS_OF_A_BATCH = 100_000
