import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { EducationLimits } from './rules/education.ts'
import type { SupervisionLimits } from './rules/supervision.ts'

export type WorkforceLimits = {
  education: EducationLimits
  supervision: SupervisionLimits
  answerDays: number
  warnDays: number
  gapDays: number
  /** Full-time staff asked for at each station: the floor of the criterion that counts them (三（二）). */
  staffAtLeast: number
}

/** The programme's limits on a day; undefined before a programme is loaded. */
export async function limitsOn(tx: Tx, day: string): Promise<WorkforceLimits | undefined> {
  const programme = await programmeOf(tx)
  if (!programme) return undefined
  const of = (code: string): number => parameterOn(programme, code, day)
  const criterion = programme.criteria.find(({ measure }) => measure === 'workforce.fulltime-workers')
  const floor = criterion?.floor.findLast(({ from }) => from <= day) ?? criterion?.floor[0]
  return {
    education: {
      months: of('certificate.period-months'),
      juniorHours: of('education.junior-hours'),
      seniorHours: of('education.senior-hours'),
      degreeHours: of('education.degree-hours'),
    },
    supervision: {
      monthMinutes: of('supervision.month-minutes'),
      groupsPerQuarter: of('supervision.groups-per-quarter'),
    },
    answerDays: of('supervision.answer-days'),
    warnDays: of('certificate.warn-days'),
    gapDays: of('staff.gap-days'),
    staffAtLeast: floor && 'atLeast' in floor ? Number(floor.atLeast) : 2,
  }
}
