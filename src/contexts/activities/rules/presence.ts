import { addMinutes } from '#kernel/time.ts'

export type Window = { startsAt: Date; endsAt: Date; earlyMinutes: number; overrunMinutes: number }

/** A phone's clock may be a little ahead although it was measured: the way there and back is part of what was measured. */
const TOLERANCE_MS = 60_000

export const opensAt = ({ startsAt, earlyMinutes }: Pick<Window, 'startsAt' | 'earlyMinutes'>): Date =>
  addMinutes(startsAt, -earlyMinutes)

/** The moment by the server's clock of what a phone wrote down by its own. */
export const correctedAt = (at: Date, phoneClockOffset: number): Date => new Date(at.getTime() + phoneClockOffset)

export type InFault = 'future' | 'before' | 'after'
/** What is wrong with a moment of coming, as stated by somebody now. */
export function faultOfIn(at: Date, now: Date, window: Window): InFault | undefined {
  if (at.getTime() > now.getTime() + TOLERANCE_MS) return 'future'
  if (at < opensAt(window)) return 'before'
  return at > window.endsAt ? 'after' : undefined
}

export type OutFault = 'future' | 'before-in' | 'late'
/** What is wrong with a moment of leaving. Stated afterwards (`isStated`), it is not past the planned end. */
export function faultOfOut(
  at: Date,
  now: Date,
  { inAt, isStated, window }: { inAt: Date; isStated: boolean; window: Window },
): OutFault | undefined {
  if (at.getTime() > now.getTime() + TOLERANCE_MS) return 'future'
  if (at <= inAt) return 'before-in'
  const latest = isStated ? window.endsAt : addMinutes(window.endsAt, window.overrunMinutes)
  return at > latest ? 'late' : undefined
}

/** What became of the time, for people. `not-counted`: the activity is none of volunteers. */
export const VERDICTS = {
  recorded: '已生成服务时长',
  'not-registered': '当天不是在册志愿者，不计志愿服务时长',
  overlaps: '与同一时间的另一次服务重叠，没有重复计时',
  'too-short': '不足1分钟，不计时长',
  'not-counted': '已记录到场；此活动不计志愿服务时长',
} as const
export type Verdict = keyof typeof VERDICTS

/** The same, told at the moment of leaving: what comes next. */
export const toldAtLeaving = (verdict: Verdict): string =>
  verdict === 'recorded' ? `${VERDICTS[verdict]}，待负责人确认` : VERDICTS[verdict]
