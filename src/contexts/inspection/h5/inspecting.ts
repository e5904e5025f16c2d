import { officeContract } from '#contexts/office/contract.ts'
import { ask } from '#ui/api.ts'
import { offline } from '#ui/phone/offline.ts'
import { startSending } from './inspect-box.ts'

const RECORD = 'inspection.visit.record'
const KEPT = 'inspections.inspects'

/** Whether somebody inspects on the spot: then the tab 检查 is there. Without network, as it was last known. */
export async function inspects(accountId: string): Promise<boolean> {
  try {
    const { permissions } = await ask(officeContract, 'me', {})
    const does = permissions.includes(RECORD)
    if (does) startSending(accountId)
    offline.write(KEPT, does)
    return does
  } catch (error) {
    const known = offline.read<boolean>(KEPT)
    if (known === undefined) throw error
    if (known) startSending(accountId)
    return known
  }
}
