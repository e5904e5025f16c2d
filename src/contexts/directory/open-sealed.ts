import { audit } from '#platform/audit/store.ts'
import type { Tx } from '#platform/db/database.ts'
import { openSecretsOf, type Secrets } from './store/people.ts'

/** Who has the whole numbers opened, what for, and for which record: written to the audit each time. */
export type Opening = {
  accountId: string
  name: string
  what: string
  title: string
  reason: string
  areaPath: string
  recordKind: string
  recordId: string
  now: Date
}

/**
 * ID numbers, phones and addresses of a list of people, whole, by person id: for a job that writes them where the law
 * has them go (a report to the designated system). One audit line a list says who, why and how many. The transaction
 * has to see the people; whoever it does not see is not among the answers.
 */
export async function openSealed(tx: Tx, ids: readonly string[], opening: Opening): Promise<Map<string, Secrets>> {
  const opened = await openSecretsOf(tx, ids)
  const { accountId, name, what, title, reason, areaPath, recordKind, recordId, now } = opening
  await audit(tx, {
    actor: { accountId, name, personId: null, posts: [] },
    ...{ what, title, outcome: 'read', requestId: recordId, now, areaPath, recordKind, recordId },
    input: { reason, people: opened.size },
  })
  return opened
}
