import type { Call } from '#platform/http/pipeline.ts'
import { campaignsErrors } from '../errors.ts'
import { type CampaignAct, mayFrom } from '../rules/states.ts'
import { type Campaign, findCampaigns } from '../store/campaigns.ts'
import type { Hand } from '../store/sql.ts'
import { CAMPAIGN_STATES } from '../vocabulary.ts'

type Aim = { campaignId: string; act?: CampaignAct; notBy?: (one: Campaign) => string | null }

/** The campaign, permission settled, and the act (if one is named) possible where it stands. */
export async function theOne({ tx, allow, about }: Call, { campaignId, act, notBy }: Aim): Promise<Campaign> {
  const [one] = await findCampaigns(tx, [campaignId])
  if (!one) throw campaignsErrors.noCampaign()
  allow({ areaPath: one.areaPath }, notBy && { notBy: [notBy(one)] })
  about('campaigns.campaign', campaignId)
  if (act && !mayFrom(one, act)) throw campaignsErrors.notNow(CAMPAIGN_STATES[one.state])
  return one
}

export const handOf = ({ actor, now }: Call): Hand => ({ by: actor.accountId, byName: actor.name, now })

export const changed = ({ tell }: Call, { areaCode }: Pick<Campaign, 'areaCode'>): Promise<void> =>
  tell('campaigns.campaigns-changed', { areaCodes: [areaCode] })
