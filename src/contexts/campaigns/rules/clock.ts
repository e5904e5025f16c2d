import { addDays, addMonths, daysBetween } from '#kernel/time.ts'

/** A limit as in force on a day: its value in the parameter's unit, and the clause it stands on. */
export type Limit = { value: number; basis: string }
/** The dated limits of campaigns; days unless the name says months. */
export type CampaignLimits = {
  fileBefore: Limit
  emergencyFile: Limit
  review: Limit
  complete: Limit
  change: Limit
  maxMonths: Limit
  emergencyMaxMonths: Limit
  reportMonths: Limit
}

export type DutyCode = 'submit' | 'complete' | 'number' | 'change' | 'report'
/** `late`: done after its day. `overdue`: not done and the day is past. */
export type DutyState = 'open' | 'overdue' | 'done' | 'late'
export type Duty = {
  code: DutyCode
  title: string
  /** Whose duty: the charity's or the civil-affairs office's. */
  by: 'charity' | 'office'
  dueOn: string
  doneOn: string | null
  basis: string
  state: DutyState
}

export type Step = { kind: 'submitted' | 'returned' | 'completed' | 'filed'; happenedOn: string }
export type Timeline = {
  startsOn: string
  isEmergency: boolean
  steps: readonly Step[]
  changes: readonly { changedOn: string; filedOn: string | null }[]
  endedOn: string | null
  reportedOn: string | null
}
type Setting = { limits: CampaignLimits; today: string; roll: (day: string) => string }

/** The last day on which a plan may be handed in: so many days before the start, or after it in an emergency. */
export const lastDayToSubmit = (
  { startsOn, isEmergency }: Pick<Timeline, 'startsOn' | 'isEmergency'>,
  limits: CampaignLimits,
): string => (isEmergency ? addDays(startsOn, limits.emergencyFile.value) : addDays(startsOn, -limits.fileBefore.value))

/** The last day a campaign may have. */
export const lastDayPossible = (
  { startsOn, isEmergency }: Pick<Timeline, 'startsOn' | 'isEmergency'>,
  { maxMonths, emergencyMaxMonths }: CampaignLimits,
): string => addMonths(startsOn, (isEmergency ? emergencyMaxMonths : maxMonths).value)

function stateOf(dueOn: string, doneOn: string | null, today: string): DutyState {
  if (doneOn !== null) return daysBetween(dueOn, doneOn) > 0 ? 'late' : 'done'
  return today > dueOn ? 'overdue' : 'open'
}

/** What is due when, by the dated limits, in order of days. `roll`: a period ending on a day off ends on the next working day. */
export function clockOf(timeline: Timeline, { limits, today, roll }: Setting): Duty[] {
  const duty = (
    code: DutyCode,
    title: string,
    by: Duty['by'],
    dueOn: string,
    doneOn: string | null,
    basis: string,
  ) => ({
    ...{ code, title, by, dueOn, doneOn, basis },
    state: stateOf(dueOn, doneOn, today),
  })
  const after = (day: string, limit: Limit) => roll(addDays(day, limit.value))
  const { steps, isEmergency, changes, endedOn, reportedOn } = timeline
  const submitted = steps.find(({ kind }) => kind === 'submitted')
  const submitBy = lastDayToSubmit(timeline, limits)
  const duties = [
    duty(
      ...(['submit', '报送募捐方案备案', 'charity', isEmergency ? roll(submitBy) : submitBy] as const),
      submitted?.happenedOn ?? null,
      (isEmergency ? limits.emergencyFile : limits.fileBefore).basis,
    ),
  ]
  for (const [index, { kind, happenedOn }] of steps.entries()) {
    const next = steps[index + 1]?.happenedOn ?? null
    if (kind === 'returned')
      duties.push(
        duty('complete', '补正备案材料', 'charity', after(happenedOn, limits.complete), next, limits.complete.basis),
      )
    if (kind === 'submitted' || kind === 'completed')
      duties.push(
        duty('number', '民政部门赋予备案编号', 'office', after(happenedOn, limits.review), next, limits.review.basis),
      )
  }
  for (const { changedOn, filedOn } of changes)
    duties.push(
      duty('change', '变更事项报备', 'charity', after(changedOn, limits.change), filedOn, limits.change.basis),
    )
  if (endedOn !== null) {
    const dueOn = roll(addMonths(endedOn, limits.reportMonths.value))
    duties.push(duty('report', '公开募捐全面情况', 'charity', dueOn, reportedOn, limits.reportMonths.basis))
  }
  return duties
}
