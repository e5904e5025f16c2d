import { useAsk } from '#ui/api.ts'
import { activitiesContract } from '../../contract.ts'
import { useKept } from './use-kept.ts'

/** One of the activities I lead, out of the list that the phone keeps. */
export function useLed(activityId: string) {
  const asked = useAsk(activitiesContract, 'listLedActivities', { when: 'all', pageSize: 100 })
  const { data, isOld } = useKept('led', asked)
  return { led: data?.rows.find(({ id }) => id === activityId), asked, isOld }
}
