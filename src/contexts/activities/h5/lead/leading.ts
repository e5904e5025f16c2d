import { ask } from '#ui/api.ts'
import { activitiesContract } from '../../contract.ts'
import { keep, keptOf } from './kept.ts'
import { startSending } from './outbox.ts'

/** Whether somebody leads an activity: then the tab 带队 is there. Without network, as it was last known. */
export async function leadsSomething(accountId: string): Promise<boolean> {
  startSending(accountId)
  try {
    const { total } = await ask(activitiesContract, 'listLedActivities', { when: 'all', pageSize: 1 })
    keep('leads', total > 0)
    return total > 0
  } catch (error) {
    const known = keptOf<boolean>('leads')
    if (known === undefined) throw error
    return known
  }
}
