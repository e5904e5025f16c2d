import type { Handler } from '#platform/http/pipeline.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { tellCampaign as tell } from '../store/papers.ts'
import { placesOf } from './hand.ts'
import { giftAt } from './read-gifts.ts'
import { mustBeOfCampaign } from './record-gift.ts'

/** A person tells which campaign brought a gift that a platform's list named without being understood; or that none did. */
export const tellCampaign: Handler<typeof givingContract.endpoints.tellCampaign> = async (
  { giftId, version, campaignId },
  call,
) => {
  const gift = await giftAt(call, giftId)
  if (gift.campaignWhy === '' || gift.state === 'voided') throw givingErrors.campaignTold()
  await mustBeOfCampaign(call, { campaignId, declaredOn: gift.declaredOn }, gift.fundId)
  await tell(call.tx, giftId, version, campaignId)
  await call.tell('giving.gifts-changed', { areaCodes: placesOf(gift.areaPath) })
  return { version: version + 1 }
}
