import { offline } from '#ui/phone/offline.ts'
import type { Whom } from './TellForm.tsx'

const KEPT = 'field.found'

/** People found by name, kept on the phone so that no name stands in an address; gone when they sign out. */
export const keepFound = (people: readonly Whom[]): void => offline.write(KEPT, people)
export const foundBefore = (personId: string): Whom | undefined =>
  offline.read<Whom[]>(KEPT)?.find((one) => one.personId === personId)
