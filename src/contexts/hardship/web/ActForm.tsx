import { type ActFormProps, ActForm as CommandForm } from '#ui/ActForm.tsx'
import { hardshipContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof hardshipContract>, 'contract'>) => (
  <CommandForm contract={hardshipContract} {...props} />
)
