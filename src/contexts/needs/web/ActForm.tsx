import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { needsContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof needsContract>, 'contract'>) => (
  <Window contract={needsContract} {...props} />
)
