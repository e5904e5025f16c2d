import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Stage } from './vocabulary.ts'

async function known(tx: Tx) {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  return programme
}

/**
 * Until when a self-assessment begun today may be handed in: so many days after the first milestone for the middle, before the
 * programme's last day for the end, after today for another evaluation. 'YYYY-MM-DD'.
 */
export async function assessmentDueOn(tx: Tx, stage: Stage, today: string): Promise<string> {
  const programme = await known(tx)
  const days = parameterOn(programme, `inspection.assessment-days.${stage}`, today)
  if (stage === 're') return addDays(today, days)
  const middle = programme.milestones.find(({ percent }) => percent < 100)?.dueOn ?? programme.endsOn
  return stage === 'mid' ? addDays(middle, days) : addDays(programme.endsOn, -days)
}

export type InspectionLimits = { inspectors: number; surveyAnswers: number; samplePercent: number; sampleLeast: number }
/** How many inspectors a visit has at least, answers a community, and files a sample. */
export async function limitsOn(tx: Tx, day: string): Promise<InspectionLimits> {
  const programme = await known(tx)
  const limit = (code: string) => parameterOn(programme, `inspection.${code}`, day)
  return {
    ...{ inspectors: limit('inspectors'), surveyAnswers: limit('survey-answers') },
    ...{ samplePercent: limit('sample-percent'), sampleLeast: limit('sample-least') },
  }
}
