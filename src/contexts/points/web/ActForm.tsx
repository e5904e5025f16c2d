import { type ActFormProps, ActForm as CommandForm } from '#ui/ActForm.tsx'
import { pointsContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof pointsContract>, 'contract'>) => (
  <CommandForm contract={pointsContract} {...props} />
)
