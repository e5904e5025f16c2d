import { findFund } from '#contexts/fund/public.ts'
import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { thanksLetter } from '../letter.ts'
import { yuanInWords } from '../rules/yuan-in-words.ts'
import { type Gift, sealedTokenOf } from '../store/gifts.ts'
import { openGiver } from '../store/givers.ts'
import { receiptOf } from '../store/papers.ts'
import { GIFT_STATES, USES } from '../vocabulary.ts'
import { giftAt } from './read-gifts.ts'

/** A letter of thanks with the giver's private link as a QR. No receipt, and it says so. Made anew each time. */
export const printThanks: Handler<typeof givingContract.endpoints.printThanks> = async ({ giftId }, call) => {
  const { tx, today, address } = call
  const gift = await giftAt(call, giftId)
  const sealed = await sealedTokenOf(tx, giftId)
  if (!sealed || !gift.receivedOn) throw givingErrors.notNow(GIFT_STATES[gift.state])
  const fund = await findFund(tx, gift.fundId)
  const receipt = await receiptOf(tx, giftId)
  const charity = fund?.charityName ?? ''
  const letter = {
    number: gift.no,
    giver: await calledOnPaper(call, gift),
    fund: fund?.name ?? '',
    charity,
    receivedOn: showDate(gift.receivedOn),
    amount: showYuan(gift.fen as Fen),
    words: yuanInWords(gift.fen),
    purpose: purposeOf(gift),
    receipt: receipt
      ? `本笔捐赠已开具公益事业捐赠票据：代码${receipt.code}，号码${receipt.number}，校验码${receipt.checkCode}。`
      : `需要公益事业捐赠票据的，请向${charity}索取，由其在财政票据系统开具。`,
    printedOn: showDate(today),
  }
  return thanksLetter(letter, sealed, address)
}

/** The paper is the giver's own, so it names them whole; nobody knows the anonymous. */
async function calledOnPaper({ tx }: Parameters<typeof giftAt>[0], { giverId, giverKind }: Gift): Promise<string> {
  return giverKind === 'anonymous' ? '匿名爱心人士' : (await openGiver(tx, giverId)).name
}

function purposeOf({
  restriction,
  use,
  restrictionText,
  restrictedUntil,
  namedFor,
  earmarkCode,
  areaName,
}: Gift): string {
  const bounds = {
    none: '不限定用途',
    purpose: `限定用于${use ? USES[use] : ''}`,
    group: `限定用于${restrictionText}`,
    time: `限定在${restrictedUntil ? showDate(restrictedUntil) : ''}以前使用`,
  }
  return [earmarkCode ? `用于${areaName}` : '', bounds[restriction], namedFor ? `冠名“${namedFor}”` : '']
    .filter((words) => words !== '')
    .join('，')
}
