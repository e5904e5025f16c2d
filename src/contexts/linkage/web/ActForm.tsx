import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { linkageContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof linkageContract>, 'contract'>) => (
  <Window contract={linkageContract} {...props} />
)
