/** The words of a draft of hours: one place for what a state, a source, a flag and a step are called. */

export const DRAFT_STATES = {
  pending: '待确认',
  confirmed: '待复核',
  verified: '公示中',
  disputed: '异议处理中',
  final: '已记录',
  corrected: '已更正',
  void: '已作废',
} as const
export type DraftState = keyof typeof DRAFT_STATES

export const SOURCES = {
  qr: '扫码签到',
  'roll-call': '带队点名',
  paper: '纸质补录',
  correction: '更正',
} as const
export type Source = keyof typeof SOURCES

/** Why a draft wants a look of its own: it is never confirmed or verified among others. */
export const FLAGS = {
  overrun: '超出计划结束时间，超出部分没有计入',
  daily: '此人当天的服务时长超过一天的限额',
  weekly: '此人本周的服务时长超过一周的限额',
  copied: '名单和时长与同一组织者的另一次活动完全相同',
  'same-entries': '同一人一次录入了大量完全相同的时长',
  duplicate: '此人当天同名活动的时长已经导入过，可能是同一次服务',
  'full-day': '连同已记录的时长，此人当天超过24小时，不能记入',
} as const
export type Flag = keyof typeof FLAGS

export const STEPS = {
  recorded: '记下',
  confirmed: '确认',
  verified: '复核并公示',
  agreed: '本人确认无异议',
  disputed: '本人提出异议',
  kept: '答复：维持原记录',
  corrected: '更正',
  voided: '作废',
  final: '记入服务时长',
} as const
export type Step = keyof typeof STEPS

/** '09:02' in Asia/Shanghai. */
const clock = (moment: Date): string => new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

/** 扫码签到 09:02–11:05 */
export const showSource = (source: Source, startedAt: Date, endedAt: Date): string =>
  `${SOURCES[source]} ${clock(startedAt)}–${clock(endedAt)}`

/** Where a record came from, whatever made it. `fileName`: of the spreadsheet; empty or null when it is not known. */
export function showRecordSource(record: {
  draftSource: Source | null
  startedAt: Date | null
  endedAt: Date | null
  fileName: string | null
}): string {
  const { draftSource, startedAt, endedAt, fileName } = record
  if (draftSource && startedAt && endedAt) return showSource(draftSource, startedAt, endedAt)
  return fileName ? `导入“${fileName}”` : '导入'
}

/** What a state means to the volunteer, and what comes next. */
export function stateInWords(state: DraftState, objectionUntil: string | null): string {
  const said: Record<DraftState, string> = {
    pending: '等带队人或社区确认',
    confirmed: '已确认，等社区复核',
    verified: `已复核，请您核对${objectionUntil ? `；到${showDay(objectionUntil)}没有异议就记入` : ''}`,
    disputed: '您提出了异议，社区正在核对',
    final: '已记入您的服务时长',
    corrected: '已更正，以更正后的记录为准',
    void: '已作废，不计入',
  }
  return said[state]
}

const showDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
