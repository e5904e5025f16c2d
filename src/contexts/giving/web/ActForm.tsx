import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { givingContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof givingContract>, 'contract'>) => (
  <Window contract={givingContract} {...props} />
)
