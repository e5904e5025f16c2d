import { programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { readPoints } from './board.ts'
import { type CriterionState, scheduleOn } from './rules/progress.ts'
import { currentDay } from './rules/year.ts'

/** Where one point stood on a day. `progress` in basis points; `states` one for each criterion of the programme. */
type PointProgress = { pointId: string; progress: number; states: readonly CriterionState[] }

/**
 * The progress of points as of a day (not later than today or the programme's last day); those not measured are measured now. Points that
 * were not being built then are missing.
 */
export async function progressOfPoints(
  tx: Tx,
  pointIds: readonly string[],
  { asOf, today, now }: { asOf: string; today: string; now: Date },
): Promise<PointProgress[]> {
  const programme = await programmeOf(tx)
  if (!programme || pointIds.length === 0) return []
  const latest = currentDay(programme, today)
  const day = asOf > latest ? latest : asOf
  if (day < programme.startsOn) return []
  const schedule = scheduleOn(day, programme.startsOn, programme.milestones)
  const readings = await readPoints({ tx, now }, { programme, asOf: day, schedule, lag: 0 }, { pointIds })
  return readings.map(({ point, progress, states }) => ({ pointId: point.pointId, progress, states }))
}
