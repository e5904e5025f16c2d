import { Tag } from 'antd'
import type { z } from 'zod'
import type { NeedRow, NeedView } from '../contract-parts.ts'
import { NEED_STATES, type NeedState } from '../vocabulary.ts'

export type Need = z.infer<typeof NeedView>
export type Row = z.infer<typeof NeedRow>
/** A window over one need. */
export type WindowProps = { need: Need; onClose: () => void }
export const refOf = ({ id: needId, version }: Pick<Need, 'id' | 'version'>) => ({ needId, version })

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

export const StateTag = ({ state }: { state: NeedState }) => <Tag>{NEED_STATES[state]}</Tag>

/** The day the next step is due, in words as well as in colour. */
export function Due({ dueOn, light }: Pick<Row, 'dueOn' | 'light'>) {
  if (dueOn === null) return <>—</>
  return (
    <span className="needs-due">
      <span className="figure">{dueOn}</span> {light === 'late' && <Tag color="red">已逾期</Tag>}
      {light === 'soon' && <Tag color="gold">快到期</Tag>}
    </span>
  )
}
