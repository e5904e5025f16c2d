import type { Programme } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { definitionOf } from './measuring.ts'
import { type CriterionState, progressOf, type Result, stateOf } from './rules/progress.ts'
import { listMeasurements, type Measurement, turnsOf } from './store/measurements.ts'

/** What was found for one point on one day, and what follows from it. */
export type PointResults = { measurements: Measurement[]; states: CriterionState[]; progress: number }

type Kept = PointResults & { turn: number }

const MOST_KEPT = 2_000
const kept = new Map<string, Kept>()

/**
 * The results of points on a day; those not measured are missing. They are read once and kept while their number in the
 * database is the same, so that a board asks for 50 numbers and not for thousands of rows.
 */
export async function resultsOf(
  tx: Tx,
  programme: Programme,
  asOf: string,
  pointIds: readonly string[],
): Promise<Map<string, PointResults>> {
  const definition = definitionOf(programme)
  const turns = await turnsOf(tx, asOf, definition, pointIds)
  const keyOf = (pointId: string): string => `${asOf} ${definition} ${pointId}`
  const unknown = [...turns].filter(([pointId, turn]) => kept.get(keyOf(pointId))?.turn !== turn)
  if (unknown.length > 0) {
    if (kept.size > MOST_KEPT) kept.clear()
    const ids = unknown.map(([pointId]) => pointId)
    const byPoint = Map.groupBy(await listMeasurements(tx, asOf, ids), ({ pointId }) => pointId)
    for (const [pointId, turn] of unknown)
      kept.set(keyOf(pointId), { turn, ...concluded(programme, byPoint.get(pointId) ?? []) })
  }
  return new Map([...turns.keys()].flatMap((pointId) => entryOf(pointId, kept.get(keyOf(pointId)))))
}

const entryOf = (pointId: string, results: Kept | undefined): [string, PointResults][] =>
  results ? [[pointId, results]] : []

function concluded(programme: Programme, measurements: Measurement[]): PointResults {
  const byCriterion = Map.groupBy(measurements, ({ criterion }) => criterion)
  const states = programme.criteria.map((criterion) =>
    stateOf(criterion, (byCriterion.get(criterion.code) ?? []) as Result[]),
  )
  return { measurements, states, progress: progressOf(states) }
}
