import type { Benefit, Means, Outcome, Owner, Route } from '../vocabulary.ts'

/** Words by which people name a benefit; read only to remind the worker, who decides. */
const HEARD: readonly { benefit: Benefit; words: RegExp }[] = [
  { benefit: 'allowance', words: /低保(?!边缘)|最低生活保障/ },
  { benefit: 'edge', words: /低保边缘/ },
  { benefit: 'extreme', words: /特困|五保/ },
  { benefit: 'temporary', words: /临时救助|救急难|突发.{0,6}困难/ },
  { benefit: 'disabledLife', words: /残疾.{0,6}生活补贴|困难残疾人|两项补贴/ },
  { benefit: 'disabledCare', words: /护理补贴|重度残疾|两项补贴/ },
  { benefit: 'orphan', words: /孤儿|无人抚养/ },
  { benefit: 'medical', words: /医疗救助|医药费|看病.{0,4}(没钱|困难)/ },
  { benefit: 'elderSubsidy', words: /高龄津贴|养老服务补贴|居家养老补贴/ },
]

/** The benefits that words speak of: 想申请低保 → ['allowance']. */
export const benefitsHeard = (words: string): Benefit[] =>
  HEARD.filter((one) => one.words.test(words)).map(({ benefit }) => benefit)

export type ReferralFacts = { receiptNo: string | null; outcome: Outcome | null }

/** What stands against giving a need to somebody; undefined when nothing does. */
export function againstAssigning(
  { benefit, route }: { benefit: Benefit | null; route: Route | null },
  referral: ReferralFacts | undefined,
  party: Owner,
): 'referFirst' | 'publicFirst' | undefined {
  if (benefit && !referral?.receiptNo) return 'referFirst'
  const isSociety = party === 'organisation' || party === 'volunteers' || party === 'charity'
  return route === 'public' && isSociety ? 'publicFirst' : undefined
}

/** What stands against resolving a need; undefined when nothing does. A benefit one has a right to is never replaced by a gift. */
export function againstResolving(
  benefit: Benefit | null,
  referral: ReferralFacts | undefined,
  means: readonly Means[],
): 'giftAlone' | 'receiptMissing' | 'outcomeMissing' | 'benefitNotMeant' | undefined {
  if (!benefit) return undefined
  if (means.every((one) => one === 'gift')) return 'giftAlone'
  if (!referral?.receiptNo) return 'receiptMissing'
  if (!referral.outcome) return 'outcomeMissing'
  return referral.outcome === 'granted' && !means.includes('benefit') ? 'benefitNotMeant' : undefined
}
