import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { budgetsContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof budgetsContract>, 'contract'>) => (
  <Window contract={budgetsContract} {...props} />
)
