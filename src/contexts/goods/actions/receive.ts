import { randomBytes } from 'node:crypto'
import { findArea } from '#contexts/directory/public.ts'
import { findFund, mustOperate } from '#contexts/fund/public.ts'
import { findGiver, hashOfToken, recordGiver } from '#contexts/giving/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { goodsContract } from '../contract.ts'
import type { LotInput } from '../contract-parts.ts'
import { goodsErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { faultsOf } from '../rules/inspection.ts'
import { fundsToReceive } from '../store/keeping.ts'
import { addLot, mustBeAt, setState } from '../store/lots.ts'
import { addInspection, addInspectionAnswer, inspectionsOf } from '../store/worth.ts'
import { changed, handOf, mustBeFile, mustNotBeAhead, mustSayWhy, theLot } from './the-lot.ts'

type Endpoints = typeof goodsContract.endpoints

export const listFundsToReceive: Handler<Endpoints['listFundsToReceive']> = async (_, { tx, reach }) =>
  fundsToReceive(tx, reach())

/** What can be seen before anybody opens the boxes. */
function mustBeSound(lot: Omit<LotInput, 'giver'>, today: string): void {
  mustNotBeAhead(lot.handedOverOn, today)
  if (lot.category === 'food' && (!lot.producedOn || !lot.expiresOn)) throw goodsErrors.foodWithoutLife()
  if (lot.producedOn && lot.expiresOn && lot.expiresOn < lot.producedOn) throw goodsErrors.lifeBackwards()
  if (lot.expiresOn && lot.expiresOn < today) throw goodsErrors.expired(lot.title, lot.expiresOn)
  if (lot.restrictionKind === 'purpose' && !lot.use) throw goodsErrors.useMissing()
  if (lot.restrictionKind === 'group' && lot.restrictionText.length < 2) throw goodsErrors.groupMissing()
}

async function mustBeOfTown({ tx }: Pick<Call, 'tx'>, earmarkCode: string | null, townPath: string): Promise<void> {
  if (earmarkCode === null) return
  const community = await findArea(tx, earmarkCode)
  if (community?.level !== 'community' || !community.path.startsWith(`${townPath}.`))
    throw goodsErrors.earmarkElsewhere()
}

export const recordLot: Handler<Endpoints['recordLot']> = async ({ areaCode, fundId, giver, ...lot }, call) => {
  const { tx, today, allow, about, actor, now } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw goodsErrors.noArea()
  allow({ areaPath: area.path })
  const fund = await findFund(tx, fundId)
  if (!fund) throw goodsErrors.noFund()
  if (fund.areaCode !== areaCode) throw goodsErrors.fundElsewhere(fund.name)
  mustOperate(fund)
  mustBeSound(lot, today)
  await mustBeOfTown(call, lot.earmarkCode, area.path)
  for (const id of [...lot.photoIds, lot.giverFileId]) await mustBeFile(call, id)
  const by = { accountId: actor.accountId, personId: actor.personId, name: actor.name, now }
  const { idNumber = null, phone = null, ...known } = giver
  const giverId = await recordGiver(tx, { ...known, areaCode, idNumber, phone }, by)
  const found = await findGiver(tx, giverId)
  const facts = { ...lot, use: lot.restrictionKind === 'purpose' ? lot.use : null }
  const token = randomBytes(32).toString('base64url')
  const link = { tokenSealed: privacy().seal(token), tokenHash: hashOfToken(token) }
  const added = await addLot(
    tx,
    { ...facts, ...link, fundId, areaCode, giverId, sourceClass: found?.sourceClass ?? 'resident' },
    handOf(call),
  )
  about('goods.lot', added.lotId)
  await changed(call, areaCode)
  return added
}

export const inspectLot: Handler<Endpoints['inspectLot']> = async ({ lotId, version, ...form }, call) => {
  const lot = await theLot(call, lotId, ['offered'])
  mustNotBeAhead(form.inspectedOn, call.today)
  if (form.inspectedOn < lot.handedOverOn) throw goodsErrors.beforeHandOver(lot.handedOverOn)
  const { foodLifeParts } = await limitsOf(call.tx, form.inspectedOn)
  const faults = faultsOf(form, lot, form.inspectedOn, foodLifeParts)
  const next = await setState(call.tx, { id: lotId, version }, 'inspected')
  await addInspection(call.tx, { lotId, ...form, faults }, handOf(call))
  return { version: next, faults }
}

/** The second receiver signs: what has no fault is accepted, what has one is refused. Or does not agree, and it is looked at anew. */
export const answerInspection: Handler<Endpoints['answerInspection']> = async (
  { lotId, version, agrees, reason },
  call,
) => {
  const lot = await theLot(call, lotId, ['inspected'])
  const [inspection] = await inspectionsOf(call.tx, lotId)
  if (!inspection) throw goodsErrors.noLot()
  mustBeAt(lot, version)
  if (inspection.firstBy === call.actor.accountId) throw goodsErrors.sameReceiver()
  mustSayWhy(agrees, reason)
  const refusal = inspection.faults.join('、')
  const judged = refusal ? 'refused' : 'accepted'
  const next = await setState(call.tx, { id: lotId, version }, agrees ? judged : 'offered', agrees ? refusal : '')
  await addInspectionAnswer(call.tx, inspection, { agrees, reason }, handOf(call))
  await changed(call, lot.areaCode)
  return { version: next }
}
