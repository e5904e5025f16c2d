import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { reportingContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof reportingContract>, 'contract'>) => (
  <Window contract={reportingContract} {...props} />
)
