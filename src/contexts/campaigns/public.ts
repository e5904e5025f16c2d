/** The front door of 募捐 for contexts above it. */

export { type Campaign, findCampaigns } from './store/campaigns.ts'
export { CAMPAIGN_STATES } from './vocabulary.ts'
