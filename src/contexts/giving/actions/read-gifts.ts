import { codesWithin } from '#contexts/directory/public.ts'
import { findFund } from '#contexts/fund/public.ts'
import { traceOf } from '#contexts/ledger/public.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { agreementFromFen } from '../limits.ts'
import { agreementNeeded } from '../rules/agreement.ts'
import { findCampaign } from '../store/campaigns.ts'
import { correctionsOf } from '../store/corrections.ts'
import { findGift, type Gift, listGifts as list } from '../store/gifts.ts'
import { agreementOf, receiptOf } from '../store/papers.ts'
import { refundsOf } from '../store/refunds.ts'
import { giftLine } from './views.ts'

type Endpoints = typeof givingContract.endpoints

export const listGifts: Handler<Endpoints['listGifts']> = async ({ areaCode, ...filter }, { tx, reach, may }) => {
  const { rows, total, sumFen } = await list(tx, { ...filter, codes: await codesWithin(tx, reach(), areaCode) })
  return { rows: rows.map((gift) => giftLine(gift, may)), total, sumFen }
}

/** The gift at hand, its place settled. Errors: giving.noGift. */
export async function giftAt({ tx, allow, about }: Call, giftId: string): Promise<Gift> {
  const gift = await findGift(tx, giftId)
  if (!gift) throw givingErrors.noGift()
  allow({ areaPath: gift.areaPath })
  about('giving.gift', giftId)
  return gift
}

/** Where it went, from the ledger: figures and words that name nobody, so whoever sees the gift sees all of it. */
async function whereItWent({ tx }: Call, { lotId }: Gift) {
  if (!lotId) return { leftFen: 0, uses: [] }
  const [trace] = await seeingAll(tx, () => traceOf(tx, [lotId]))
  const uses = (trace?.draws ?? []).map(({ entryNo, kind, use, fen, happenedOn, memo }) => ({
    ...{ entryNo, kind, use, fen, happenedOn, memo },
  }))
  return { leftFen: trace?.leftFen ?? 0, uses }
}

/** Why this person cannot confirm it now, in words; null when they can, or never may. */
function waitsFor({ actor }: Call, gift: Gift, needsAgreement: boolean): string | null {
  if (gift.state !== 'received') return null
  if ([gift.recordedBy, gift.receivedBy].includes(actor.accountId))
    return '登记或认领的人不能自己确认，请另一位同事办理'
  return needsAgreement ? '须先登记捐赠协议' : null
}

async function papersOf({ tx, today }: Call, gift: Gift) {
  const [agreement, receipt] = [await agreementOf(tx, gift.id), await receiptOf(tx, gift.id)]
  const why = agreementNeeded(gift, await agreementFromFen(tx, gift.receivedOn ?? today))
  return { agreement: agreement ?? null, receipt: receipt ?? null, agreementNeeded: why }
}

export const getGift: Handler<Endpoints['getGift']> = async ({ giftId }, call) => {
  const { tx, actor, may } = call
  const gift = await giftAt(call, giftId)
  const place = { areaPath: gift.areaPath }
  const papers = await papersOf(call, gift)
  const mayApprove = may('giving.gift.approve', place)
  const fund = await seeingAll(tx, () => findFund(tx, gift.fundId))
  const { campaignId } = gift
  const campaign = campaignId === null ? undefined : await seeingAll(tx, () => findCampaign(tx, campaignId))
  return {
    ...giftLine(gift, may),
    ...gift,
    giverName: giftLine(gift, may).giverName,
    fundName: fund?.name ?? '',
    campaign: campaign ? { id: campaign.id, title: campaign.title } : null,
    consent: gift.giverConsent,
    ...papers,
    ...(await whereItWent(call, gift)),
    refunds: (await refundsOf(tx, giftId)).map(({ askedBy, ...refund }) => ({
      ...refund,
      mayDecide: mayApprove && refund.state === 'asked' && askedBy !== actor.accountId,
    })),
    corrections: (await correctionsOf(tx, giftId)).map(({ askedBy, ...correction }) => ({
      ...correction,
      mayDecide: mayApprove && correction.state === 'asked' && askedBy !== actor.accountId,
    })),
    mayRecord: may('giving.gift.record', place),
    mayCorrect: may('giving.gift.correct', place),
    mayConfirm: may('giving.gift.confirm', place) && gift.state === 'received',
    confirmWaits: waitsFor(call, gift, papers.agreementNeeded !== null && papers.agreement === null),
    mayReceipt: may('giving.gift.confirm', place) && gift.state === 'confirmed',
    mayReveal: gift.giverKind !== 'anonymous' && may('giving.gift.reveal', place),
  }
}
