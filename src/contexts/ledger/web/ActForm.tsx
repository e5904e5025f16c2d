import { type ActFormProps, ActForm as CommandForm } from '#ui/ActForm.tsx'
import { ledgerContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof ledgerContract>, 'contract'>) => (
  <CommandForm contract={ledgerContract} {...props} />
)
