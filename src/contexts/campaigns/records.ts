import type { RecordKind } from '#platform/context.ts'
import { findCampaigns } from './store/campaigns.ts'
import { CAMPAIGN_STATES } from './vocabulary.ts'

export const campaignsRecords: RecordKind[] = [
  {
    kind: 'campaigns.campaign',
    title: '募捐活动',
    placeOf: async (tx, id) => {
      const [found] = await findCampaigns(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCampaigns(tx, ids)).map(({ id, title, areaName, state, filingNo }) => ({
        id,
        label: title,
        detail: [areaName, CAMPAIGN_STATES[state], filingNo].filter(Boolean).join(' · '),
      })),
    page: (id) => `/fund/campaigns/${id}`,
  },
]
