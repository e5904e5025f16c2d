import { officeContract } from '#contexts/office/contract.ts'
import { ask } from '#ui/api.ts'
import { offline } from '#ui/phone/offline.ts'
import { startSendingVisits } from './visit-box.ts'

const VISITS = 'fieldwork.visit.record'
const KEPT = 'field.works'

/** Whether somebody visits people: then the tab 探访 is there. Without network, as it was last known. */
export async function worksInTheField(accountId: string): Promise<boolean> {
  try {
    const { permissions } = await ask(officeContract, 'me', {})
    const works = permissions.includes(VISITS)
    if (works) startSendingVisits(accountId)
    offline.write(KEPT, works)
    return works
  } catch (error) {
    const known = offline.read<boolean>(KEPT)
    if (known === undefined) throw error
    if (known) startSendingVisits(accountId)
    return known
  }
}
