import type { RestrictionKind } from '../vocabulary.ts'

type Terms = { fen: number; restriction: RestrictionKind; namedFor: string; asksAgreement: boolean }

/**
 * Why a gift needs a written agreement, as words that follow “这笔捐赠”; null when it needs none. The giver may always ask
 * (慈善法 39); the rest is the platform's default, `thresholdFen` a dated parameter.
 */
export function agreementNeeded(
  { fen, restriction, namedFor, asksAgreement }: Terms,
  thresholdFen: number,
): string | null {
  if (asksAgreement) return '的捐赠人要求签订书面协议'
  if (fen >= thresholdFen) return `达到${(thresholdFen / 100).toLocaleString('en-US')}元`
  if (restriction !== 'none') return '有限定条件'
  return namedFor === '' ? null : '约定了冠名'
}
