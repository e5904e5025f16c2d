import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { caseworkContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof caseworkContract>, 'contract'>) => (
  <Window contract={caseworkContract} {...props} />
)
