import type { DeadlineKind } from '#platform/context.ts'
import { campaignsEnding } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const campaignsDeadlines: DeadlineKind[] = [
  {
    kind: 'campaigns.end',
    title: '募捐活动结束',
    needs: 'campaigns.campaign.read',
    does: 'campaigns.campaign.report',
    list: campaignsEnding,
  },
]
