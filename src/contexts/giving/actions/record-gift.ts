import type { z } from 'zod'
import { findArea } from '#contexts/directory/public.ts'
import { mustOperate } from '#contexts/fund/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { givingContract } from '../contract.ts'
import type { GiftForm } from '../contract-parts.ts'
import { givingErrors } from '../errors.ts'
import { type FundHere, fundAt } from '../fund-of.ts'
import { campaignsOfFund } from '../store/campaigns.ts'
import { addGift, giftWith, markReceived } from '../store/gifts.ts'
import { findGiver, type Giver } from '../store/givers.ts'
import { holdRow, settleRow } from '../store/statements.ts'
import { handOf, placesOf } from './hand.ts'

type Form = z.infer<typeof GiftForm>

/** What the law and the notice ask of any gift, before anything is written. */
function mustBeLawful(form: Form, giver: Giver): void {
  if (giver.isForeign && form.foreignApproval === '') throw givingErrors.foreignWithoutApproval()
  if (form.restriction === 'purpose' && !form.use) throw givingErrors.useMissing()
  if (form.restriction === 'group' && form.restrictionText === '') throw givingErrors.restrictionUnclear()
  if (form.restriction === 'time' && !form.restrictedUntil) throw givingErrors.restrictionUnclear()
}

type Credit = { serial: string; receivedOn: string; rowId: string | null }

/** The bank credit that came with the form: a row of a statement, or what the cashier has on paper. */
async function creditOf(call: Call, form: Form, { fund }: FundHere): Promise<Credit | undefined> {
  const { tx, today } = call
  if (form.rowId) return creditOfRow(call, form, fund.id, form.rowId)
  if (!form.serial && !form.receivedOn) return undefined
  if (!form.serial || !form.receivedOn) throw givingErrors.creditUnknown()
  if (form.receivedOn > today) throw givingErrors.creditInFuture(today)
  if (await giftWith(tx, fund.id, { serial: form.serial })) throw givingErrors.serialTaken(form.serial)
  return { serial: form.serial, receivedOn: form.receivedOn, rowId: null }
}

async function creditOfRow(call: Call, { fen }: Form, fundId: string, rowId: string): Promise<Credit> {
  const row = await holdRow(call.tx, rowId)
  if (!row) throw givingErrors.noRow()
  if (row.fundId !== fundId) throw givingErrors.otherFund()
  if (row.state !== 'open') throw givingErrors.rowTaken()
  if (row.fen !== fen) throw givingErrors.sumDiffers(row.fen, fen)
  await settleRow(call.tx, row, { state: 'matched', reason: '由流水登记' }, handOf(call))
  return { serial: row.serial, receivedOn: row.happenedOn, rowId }
}

/** Refuses a campaign of another fund, one that is over, and a day outside it. */
export async function mustBeOfCampaign(
  { tx }: Pick<Call, 'tx'>,
  { campaignId, declaredOn }: { campaignId?: string | null | undefined; declaredOn: string },
  fundId: string,
): Promise<void> {
  if (!campaignId) return
  const chosen = (await campaignsOfFund(tx, fundId)).find(({ id }) => id === campaignId)
  if (!chosen) throw givingErrors.campaignElsewhere()
  const { startsOn, endsOn } = chosen
  if (declaredOn < startsOn || declaredOn > endsOn) throw givingErrors.campaignOtherDays(startsOn, endsOn)
}

export const listCampaignsToChoose: Handler<typeof givingContract.endpoints.listCampaignsToChoose> = async (
  { areaCode },
  { tx, allow },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw givingErrors.noFund()
  allow({ areaPath: area.path })
  const { fund } = await fundAt(tx, areaCode)
  return campaignsOfFund(tx, fund.id)
}

/** Enters a gift as declared; with a bank credit it is received. Never confirmed by the same hand. */
export const recordGift: Handler<typeof givingContract.endpoints.recordGift> = async (form, call) => {
  const { tx, allow, about, tell } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw givingErrors.noFund()
  allow({ areaPath: area.path })
  const here = await fundAt(tx, form.areaCode)
  mustOperate(here.fund)
  const giver = await findGiver(tx, form.giverId)
  if (!giver || giver.areaCode !== here.townCode) throw givingErrors.noGiver()
  mustBeLawful(form, giver)
  await mustBeOfCampaign(call, form, here.fund.id)
  const by = handOf(call)
  const credit = await creditOf(call, form, here)
  const gift = await addGift(tx, { ...factsOf(form, giver, here), townCode: here.townCode }, by)
  if (credit) await markReceived(tx, [gift.id], credit, by)
  about('giving.gift', gift.id)
  await tell('giving.gifts-changed', { areaCodes: placesOf(here.area.path) })
  return { giftId: gift.id, no: gift.no }
}

function factsOf(form: Form, giver: Giver, { fund, area, earmarkCode }: FundHere) {
  const { fen, channel, restriction, restrictionText, namedFor, asksAgreement, declaredOn, foreignApproval, note } =
    form
  return {
    ...{ fen, channel, restriction, restrictionText, namedFor, asksAgreement, declaredOn, foreignApproval, note },
    ...{ fundId: fund.id, areaCode: area.code, earmarkCode, campaignId: form.campaignId ?? null },
    ...{ giverId: giver.id, giverPersonId: giver.personId, sourceClass: form.sourceClass ?? giver.sourceClass },
    use: restriction === 'purpose' ? (form.use ?? null) : null,
    restrictedUntil: restriction === 'time' ? (form.restrictedUntil ?? null) : null,
    ...{ platform: '', orderNo: null, settlementNo: null },
  }
}
