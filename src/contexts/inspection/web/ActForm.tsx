import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { inspectionContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof inspectionContract>, 'contract'>) => (
  <Window contract={inspectionContract} {...props} />
)
