/** The front door of 社会组织培育 for contexts above it. */
import type { Tx } from '#platform/db/database.ts'
import { ENDED } from './rules/states.ts'
import { type Organisation, organisationsOfPerson } from './store/organisations.ts'

export type { Organisation } from './store/organisations.ts'

/** The organisations a person heads now, those that ended left out. `today`: 'YYYY-MM-DD'. */
export const organisationLedBy = async (tx: Tx, personId: string, today: string): Promise<Organisation[]> =>
  (await organisationsOfPerson(tx, personId, today)).filter(
    ({ headPersonId, state }) => headPersonId === personId && !ENDED.includes(state),
  )
