import { type ActFormProps, ActForm as CommandForm } from '#ui/ActForm.tsx'
import { fundContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof fundContract>, 'contract'>) => (
  <CommandForm contract={fundContract} {...props} />
)
