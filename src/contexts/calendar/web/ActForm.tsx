import { type ActFormProps, ActForm as Window } from '#ui/ActForm.tsx'
import { calendarContract } from '../contract.ts'

/** A command of this context in a window. */
export const ActForm = (props: Omit<ActFormProps<typeof calendarContract>, 'contract'>) => (
  <Window contract={calendarContract} {...props} />
)
