import type { Stage } from '#contexts/scoring/contract.ts'
import type { Tx } from '#platform/db/database.ts'
import { lastFinalOf } from './store/occasions.ts'
import type { Level } from './vocabulary.ts'

/** The front door of 评估 for contexts above it. */
export { reportOf } from './report.ts'

export type FinalResult = {
  occasionId: string
  stage: Stage
  level: Level
  totalCenti: number
  grade: string
  vetoed: boolean
  finalOn: string
}
/** The last result of a point that is final, of one level or of either; the city's decides closing (五（三）). */
export async function latestFinal(tx: Tx, pointId: string, level?: Level): Promise<FinalResult | undefined> {
  const found = await lastFinalOf(tx, pointId, level)
  if (!found || found.totalCenti === null || found.finalOn === null) return undefined
  const { id: occasionId, stage, totalCenti, grade, vetoed, finalOn } = found
  return { occasionId, stage, level: found.level, totalCenti, grade, vetoed, finalOn }
}
