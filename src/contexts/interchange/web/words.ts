import type { z } from 'zod'
import type { BatchView, Kind, State, Verdict } from '../contract.ts'

export type Batch = z.output<typeof BatchView>
export type KindName = z.output<typeof Kind>
export type StateName = z.output<typeof State>
export type VerdictName = z.output<typeof Verdict>

export const STATUS_COLORS: Record<Batch['status'], string> = {
  waiting: 'default',
  running: 'blue',
  ready: 'green',
  failed: 'red',
  cancelled: 'default',
  withdrawn: 'orange',
}
export const isMoving = (status: Batch['status']): boolean => status === 'waiting' || status === 'running'

/** What became of a line of a batch, as printed. */
export const STEPS = { sent: '待回执', accepted: '已受理', rejected: '被退回', withdrawn: '已撤回' } as const
export type Step = keyof typeof STEPS
export const STEP_COLORS: Record<Step, string> = {
  sent: 'blue',
  accepted: 'green',
  rejected: 'red',
  withdrawn: 'default',
}

/** One of the words of a list, or none: what stands in an address may be anything. */
export const oneOf = <K extends string>(words: Readonly<Record<K, string>>, text: string | undefined): K | undefined =>
  text !== undefined && Object.hasOwn(words, text) ? (text as K) : undefined

export const optionsOf = <K extends string>(words: Readonly<Record<K, string>>): { value: K; label: string }[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as K, label }))
