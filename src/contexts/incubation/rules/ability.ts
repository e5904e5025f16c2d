import { ABILITIES, type Ability } from '../vocabulary.ts'

/** Marks of 1–5 for each of the five sides. */
export type Grid = Readonly<Record<Ability, number>>

const SIDES = Object.keys(ABILITIES) as Ability[]

/** The mean of the five marks in tenths of a level, exact: 24 is 2.4. */
export const levelOf = (grid: Grid): number => SIDES.reduce((sum, side) => sum + grid[side], 0) * 2

/** '2.4级' from tenths. */
export const showLevel = (tenths: number): string => `${(tenths / 10).toFixed(1)}级`

/** A whole level more, in tenths (domain.md §9.3: level rise ≥ 1). */
export const WHOLE_LEVEL = 10

/** The grid in words, for who does not see the chart. */
export const tellGrid = (grid: Grid): string => SIDES.map((side) => `${ABILITIES[side]}${grid[side]}分`).join('，')
