import { newKey } from '#ui/api.ts'
import type { Mark, Who } from './roll-queue.ts'

type Row = { signUpId: string | null; personId: string }

/** A row of the sheet is named by its sign-up where there is one. */
export const whoOf = ({ signUpId, personId }: Row): Who => (signUpId ? { signUpId } : { personId })

type New = Pick<Mark, 'shiftId' | 'who' | 'name' | 'kind'> & { offset: number }

/** A mark of this moment by the phone's clock. */
export const newMark = ({ offset, ...mark }: New): Mark => ({
  ...mark,
  key: newKey(),
  at: new Date().toISOString(),
  phoneClockOffset: Math.round(offset),
  state: 'waiting',
})
