import type { z } from 'zod'
import type { GrantView } from '../contract-parts.ts'
import { yuan } from '../words.ts'

export { handsWords, points, yuan } from '../words.ts'

export type Grant = z.infer<typeof GrantView>
/** A window over one grant. */
export type WindowProps = { grant: Grant; onClose: () => void }
export const refOf = ({ id: grantId, version }: Grant) => ({ grantId, version })

/** Choices of a select from a table of words. */
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

/** What will happen, told before it does. */
export const Consequences = ({ of }: { of: readonly string[] }) => (
  <ul className="consequences">
    {of.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
)

/** Amounts against what they must make together, said while typing. Fen; what is not an amount yet counts as nothing. */
export function SumLine({
  sum,
  mustBe,
  what,
  against,
}: {
  sum: number
  mustBe: number
  what: string
  against: string
}) {
  const gap = sum - mustBe
  return (
    <p className="figure-line" role="status">
      {what}
      <span className="figure">{yuan(sum)}</span>元，{against}
      <span className="figure">{yuan(mustBe)}</span>元：
      {gap === 0 ? '相等' : <strong>{`${gap > 0 ? '多' : '少'}${yuan(Math.abs(gap))}元`}</strong>}
    </p>
  )
}
