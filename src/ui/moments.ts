import { showMoment } from '#kernel/time.ts'

/** '2024-03-09 09:00' from a moment in ISO 8601. */
export const momentOf = (iso: string): string => showMoment(new Date(iso))

/** '2024-03-09 09:00–11:00', the day said once when it is the same. */
export function spanOf(from: string, to: string): string {
  const [start, end] = [momentOf(from), momentOf(to)]
  return start.slice(0, 10) === end.slice(0, 10) ? `${start}–${end.slice(11)}` : `${start} 至 ${end}`
}

/** What `MomentPick` holds ('2024-03-09T09:00', by the clock of Tianjin) as a moment, and back. */
export const toMoment = (local: string): string => `${local}:00+08:00`
export const toLocal = (iso: string): string => momentOf(iso).replace(' ', 'T')
