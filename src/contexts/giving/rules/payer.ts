import { maskName } from '#kernel/masking.ts'

const BODY =
  /公司|集团|基金会|协会|学会|商会|联合会|慈善|中心|学校|大学|医院|银行|委员会|办事处|厂$|店$|局$|部$|社$|支付|平台/

/** A payer as a list may show them: bodies by name, everybody else masked. */
export const shownPayer = (payer: string): string => {
  if (payer === '') return ''
  return payer.length >= 4 && BODY.test(payer) ? payer : maskName(payer)
}
