import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { grantsContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof grantsContract>, 'contract'>) => (
  <Window contract={grantsContract} {...props} />
)
