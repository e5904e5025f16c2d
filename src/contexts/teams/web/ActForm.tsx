import { type ActFormProps, ActForm as CommandForm } from '#ui/ActForm.tsx'
import { teamsContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof teamsContract>, 'contract'>) => (
  <CommandForm contract={teamsContract} {...props} />
)
