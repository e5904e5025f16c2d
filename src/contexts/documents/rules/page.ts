/**
 * The page of GB/T 9704-2012, clauses 5.2 and 9: measures in twips (1/1440 inch), as Word keeps them; 1 mm is 56.69 twips.
 * The type area is 156 × 225 mm: 22 lines of 28 characters.
 */
export const mm = (length: number): number => Math.round((length / 25.4) * 1440)

export const A4 = { width: 11906, height: 16838 } as const
export const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const
/** An annex turned left by a quarter: its head lies at the binding edge, so the binding margin is above it. */
export const TURNED = { top: MARGIN.left, right: MARGIN.top, bottom: MARGIN.right, left: MARGIN.bottom } as const
const HEIGHT = A4.height - MARGIN.top - MARGIN.bottom
const WIDTH = A4.width - MARGIN.left - MARGIN.right
const LINES = 22
const SIGNS = 28
/** The pitch of lines: 225 mm over 22, rounded down so that the 22nd line still fits; 28.95 pt. */
export const PITCH = Math.floor(HEIGHT / LINES)
/** 3号 is 16 pt, 2号 22 pt, 4号 14 pt: in half points. */
export const SIZE = { body: 32, title: 44, small: 28 } as const
/** What a character of 3号 gives up so that 28 stand on a line, in twips (w:spacing): a grid of characters is read differently by each office program. */
export const TRACKING = Math.floor(WIDTH / SIGNS - SIZE.body * 10)
/** The page number's upper edge lies 7 mm below the type area (7.5). */
export const FOOTER = MARGIN.bottom - mm(7) - SIZE.small * 10
/** The letter format: logo 30 mm from the upper edge, lines of 170 mm, the lower one 20 mm from the lower edge (9.1). */
export const LETTER = { logo: mm(30), lower: mm(20), outLeft: mm(8), outRight: mm(6) } as const

/** Fonts asked for by name; offices have them, we may not bundle them. */
export const FONT = {
  song: '方正小标宋简体',
  fang: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  number: '宋体',
} as const
export const RED = 'FF0000'
/** Logos are set as large as their length lets them stand on one line, in half points: at most 22 mm high. */
export const logoSize = (logo: string): number =>
  Math.min(112, Math.floor((WIDTH / 10 / Math.max(1, logo.length)) * 0.97))
