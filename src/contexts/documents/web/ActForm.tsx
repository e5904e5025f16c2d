import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { documentsContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof documentsContract>, 'contract'>) => (
  <Window contract={documentsContract} {...props} />
)
