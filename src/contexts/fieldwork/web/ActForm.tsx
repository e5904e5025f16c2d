import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { fieldworkContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof fieldworkContract>, 'contract'>) => (
  <Window contract={fieldworkContract} {...props} />
)
