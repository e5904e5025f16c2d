import { addMonths, showDate } from '#kernel/time.ts'
import type { State } from '../vocabulary.ts'

/** Months of the programme's parameters. */
export type WarningLimits = { idleMonths: number; reportMonths: number; gradeMonths: number; filingWarnMonths: number }
export type Watched = {
  state: State
  firstStandingOn: string | null
  lastServiceOn: string | null
  lastReportOn: string | null
  validUntil: string | null
  rectifyDue: string | null
  gradeTo: string | null
}
export type Warning = { kind: 'idle' | 'report' | 'filing' | 'rectify' | 'grade'; text: string }

const AT_WORK: readonly State[] = ['filed', 'active', 'registered']
const later = (one: string, other: string | null): string => (other !== null && other > one ? other : one)

/** What somebody should look at today. Nothing is ended by itself: a person decides (domain.md §9.2, exit). */
export function warningsOf(one: Watched, limits: WarningLimits, today: string): Warning[] {
  const warnings = AT_WORK.includes(one.state) ? ofWork(one, limits, today) : []
  if (one.state === 'rectifying' && one.rectifyDue !== null && one.rectifyDue < today)
    warnings.push({ kind: 'rectify', text: `整改已于${showDate(one.rectifyDue)}到期` })
  if (one.gradeTo !== null && addMonths(one.gradeTo, -limits.gradeMonths) <= today)
    warnings.push({ kind: 'grade', text: `评估等级${showDate(one.gradeTo)}到期` })
  return warnings
}

function ofWork(one: Watched, limits: WarningLimits, today: string): Warning[] {
  const warnings: Warning[] = []
  const since = one.firstStandingOn
  if (since !== null) {
    const quiet = later(since, one.lastServiceOn)
    if (addMonths(quiet, limits.idleMonths) <= today)
      warnings.push({ kind: 'idle', text: `自${showDate(quiet)}起已满${limits.idleMonths}个月没有活动记录` })
    const told = later(since, one.lastReportOn)
    if (addMonths(told, limits.reportMonths) <= today)
      warnings.push({ kind: 'report', text: `已满${limits.reportMonths}个月没有向“两委”报告` })
  }
  if (one.validUntil !== null && addMonths(one.validUntil, -limits.filingWarnMonths) <= today)
    warnings.push({
      kind: 'filing',
      text: `备案${one.validUntil < today ? '已于' : '将于'}${showDate(one.validUntil)}到期`,
    })
  return warnings
}
