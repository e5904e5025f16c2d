import { type ActFormProps, ActForm as CommandForm } from '#ui/ActForm.tsx'
import { scoringContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof scoringContract>, 'contract'>) => (
  <CommandForm contract={scoringContract} {...props} />
)
