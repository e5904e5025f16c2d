import type { CriterionOfPoint } from '#contexts/standards/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Counted } from '../rules/points.ts'
import type { Source, Stage } from '../vocabulary.ts'

/** The place a sheet is about, as it stands on the sheet's day. */
export type ScoredPoint = {
  pointId: string
  townCode: string
  townName: string
  startsOn: string
  /** The communities it covers on the day; those whose name waits to be confirmed have no code and are not here. */
  communityCodes: string[]
}

/** The town and the communities of a point: where its records sit. */
export const areasOf = ({ townCode, communityCodes }: ScoredPoint): string[] => [townCode, ...communityCodes]

/** What an item is asked: for which point, stage and day. */
export type Asked = {
  point: ScoredPoint
  stage: Stage
  asOf: string
  /** A limit of the programme as in force on the day. */
  parameter(code: string): number
  /** The code of the row of the table, and the criteria the row names, as measured on the day. */
  code: string
  /** The row's own number, 0 where the item has none. */
  limit: number
  criteria: readonly CriterionOfPoint[]
}

/** What an item found: what counts, why in words, and where it came from. */
export type Found = Counted & {
  reason: string
  sources: Source[]
  /** The numbers might point at somebody: they are counted and not shown. */
  isHidden?: boolean
}

/** One way of counting for a score: a name that a table's row cites, and what it counts. It knows no points. */
export type Item = {
  name: string
  title: string
  /** Whether it reads the criteria that its row names; then the row must name some. */
  readsCriteria?: boolean
  /** What the row's own number means, where the item needs one. */
  limitTitle?: string
  find(tx: Tx, asked: Asked): Promise<Found>
}

/** Nothing recorded: never zero points, and never full ones, but 尚无数据. */
export const noData = (reason: string): Found => ({ part: null, whole: null, reason, sources: [] })

/** The most sources a point lists one by one; the rest are told as a number. */
const MOST_SOURCES = 12

/** A list of sources short enough for a page; what is left off is said. */
export function fewSources(sources: readonly Source[]): Source[] {
  if (sources.length <= MOST_SOURCES) return [...sources]
  const left = sources.length - MOST_SOURCES
  return [...sources.slice(0, MOST_SOURCES), { title: '其余记录', detail: `另有${left}条，未逐条列出`, page: null }]
}
