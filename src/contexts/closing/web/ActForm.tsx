import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { closingContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof closingContract>, 'contract'>) => (
  <Window contract={closingContract} {...props} />
)
