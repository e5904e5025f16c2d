import { findGiver, openGiver, thanksLetter } from '#contexts/giving/public.ts'
import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { goodsContract } from '../contract.ts'
import { goodsErrors } from '../errors.ts'
import { sealedTokenOf } from '../store/for-givers.ts'
import { findLots, type Lot } from '../store/lots.ts'
import { LOT_STATES, USES } from '../vocabulary.ts'

/** A letter of thanks for goods, with the private link that shows where they went. No receipt, and it says so. */
export const printThanks: Handler<typeof goodsContract.endpoints.printThanks> = async ({ lotId }, call) => {
  const { tx, today, address, allow, about } = call
  const [lot] = await findLots(tx, [lotId])
  if (!lot) throw goodsErrors.noLot()
  allow({ areaPath: lot.areaPath })
  about('goods.lot', lotId)
  const sealed = await sealedTokenOf(tx, lotId)
  if (!sealed || !['stocked', 'finished'].includes(lot.state)) throw goodsErrors.thanksTooEarly(LOT_STATES[lot.state])
  const { no, charityName, fundName, handedOverOn } = lot
  const letter = {
    ...{ number: no, giver: await calledOnPaper(call, lot), fund: fundName, charity: charityName },
    ...{ receivedOn: showDate(handedOverOn), words: '', purpose: purposeOf(lot), printedOn: showDate(today) },
    goods: `${lot.title}${lot.quantity}${lot.unit}`,
    amount: lot.valueFen ? `，折算价值人民币${showYuan(lot.valueFen as Fen)}元` : '',
    receipt: lot.valueFen
      ? `需要公益事业捐赠票据的，请向${charityName}索取，由其在财政票据系统开具。`
      : '没有价格凭据的物资只记数量，不能开具捐赠票据（财政部、税务总局2018年公告第27号）。',
  }
  return thanksLetter(letter, sealed, address)
}

/** The paper is the giver's own, so it names them whole; nobody knows the anonymous. */
async function calledOnPaper({ tx }: Call, { giverId }: Lot): Promise<string> {
  const giver = await findGiver(tx, giverId)
  return !giver || giver.kind === 'anonymous' ? '匿名爱心人士' : (await openGiver(tx, giverId)).name
}

const purposeOf = ({ restrictionKind, use, restrictionText, earmarkName }: Lot): string =>
  [
    earmarkName ? `用于${earmarkName}` : '',
    restrictionKind === 'none'
      ? '不限定用途'
      : `限定用于${[use && USES[use], restrictionText].filter(Boolean).join('：')}`,
  ]
    .filter(Boolean)
    .join('，')
