export const STAR_LEVELS = [1, 2, 3, 4, 5] as const
export type StarLevel = (typeof STAR_LEVELS)[number]
/** Hours asked for a level, as dated parameters of the programme give them. */
export type StarHours = Record<StarLevel, number>

const NUMERALS = ['一', '二', '三', '四', '五'] as const
/** 三星级志愿者 */
export const showStar = (level: StarLevel): string => `${NUMERALS[level - 1]}星级志愿者`

/** The highest level that this many minutes reach; 0 below the first. Whole minutes are compared, nothing is rounded. */
export const levelReached = (minutes: number, hours: StarHours): StarLevel | 0 =>
  STAR_LEVELS.findLast((level) => minutes >= hours[level] * 60) ?? 0

/** Minutes that are still missing for a level; 0 when it is reached. */
export const minutesMissing = (minutes: number, level: StarLevel, hours: StarHours): number =>
  Math.max(0, hours[level] * 60 - minutes)
