import { type ActFormProps, ActForm as CommandForm } from '#ui/ActForm.tsx'
import { workforceContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof workforceContract>, 'contract'>) => (
  <CommandForm contract={workforceContract} {...props} />
)
