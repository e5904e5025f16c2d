import type { Call } from '#platform/http/pipeline.ts'
import { canSeeName } from '../rules/giver.ts'
import type { Gift } from '../store/gifts.ts'

/** A gift as lists show it: people masked, and who wants no publicity not named at all to those who only read. */
export function giftLine(gift: Gift, may: Call['may']) {
  const mayReveal = may('giving.gift.reveal', { areaPath: gift.areaPath })
  return {
    ...{ id: gift.id, no: gift.no, areaName: gift.areaName, giverId: gift.giverId, giverKind: gift.giverKind },
    giverName: canSeeName(gift.giverKind, gift.giverConsent, mayReveal) ? gift.maskedName : '不公开',
    ...{
      isRelated: gift.isRelated,
      isForeign: gift.isForeign,
      sourceClass: gift.sourceClass,
      isCounted: gift.isCounted,
    },
    ...{
      fen: gift.fen,
      refundedFen: gift.refundedFen,
      channel: gift.channel,
      restriction: gift.restriction,
      use: gift.use,
    },
    ...{ restrictionText: gift.restrictionText, declaredOn: gift.declaredOn, receivedOn: gift.receivedOn },
    ...{
      state: gift.state,
      receiptDeclined: gift.receiptDeclined,
      campaignWhy: gift.campaignWhy,
      version: gift.version,
    },
  }
}
