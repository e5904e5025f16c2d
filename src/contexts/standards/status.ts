import { programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { measureMissing } from './measuring.ts'
import { currentDay } from './rules/year.ts'
import { countByCriterion } from './store/measurements.ts'
import { listPoints } from './store/subjects.ts'

export type CriterionStatus = { code: string; measured: number; met: number; noData: number }

/** For every criterion of the programme, how many places were measured on a day, met it, or have no data. */
export async function criteriaStatus(tx: Tx, { today, now }: { today: string; now: Date }): Promise<CriterionStatus[]> {
  const programme = await programmeOf(tx)
  if (!programme) return []
  const asOf = currentDay(programme, today)
  await measureMissing(tx, programme, await listPoints(tx, asOf), { asOf, now })
  const counted = new Map((await countByCriterion(tx, asOf)).map((one) => [one.code, one]))
  return programme.criteria.map(({ code }) => counted.get(code) ?? { code, measured: 0, met: 0, noData: 0 })
}
