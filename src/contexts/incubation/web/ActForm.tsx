import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { incubationContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof incubationContract>, 'contract'>) => (
  <Window contract={incubationContract} {...props} />
)
