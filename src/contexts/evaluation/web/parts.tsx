import type { z } from 'zod'
import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { evaluationContract } from '../contract.ts'

export type Occasion = z.output<typeof evaluationContract.endpoints.getOccasion.output>
export type MySheet = z.output<typeof evaluationContract.endpoints.mySheet.output>

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof evaluationContract>, 'contract'>) => (
  <Window contract={evaluationContract} {...props} />
)
export const refOf = ({ id, version }: Occasion) => ({ occasionId: id, version })
/** 8850 is 88.50; nothing yet is a dash. */
export const points = (centi: number | null): string => (centi === null ? '—' : (centi / 100).toFixed(2))
export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
export const oneOf = <K extends string>(
  words: Readonly<Record<K, string>>,
  value: string | undefined,
): K | undefined => (value !== undefined && value in words ? (value as K) : undefined)
