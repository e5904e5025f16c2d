import { Select } from 'antd'
import type { z } from 'zod'
import { type Fen, showYuan } from '#kernel/money.ts'
import type { GroupView } from '../parts-groups.ts'
import { TARGETS } from '../vocabulary.ts'

export type Group = z.infer<typeof GroupView>
export type WindowProps = { group: Group; onClose: () => void }
export const refOf = ({ id: groupId, version }: Group) => ({ groupId, version })

export const yuan = (fen: number): string => showYuan(fen as Fen)
/** Choices of a select from a table of words. */
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)
export const targetName = (code: string): string => TARGETS[code] ?? '其他'

type PickProps<K extends string> = {
  label: string
  words: Record<K, string>
  value: K | undefined
  onChange: (value: K | undefined) => void
  width?: number
}
/** A filter over a table of words; none chosen is all. */
export const Pick = <K extends string>({ label, words, value, onChange, width = 150 }: PickProps<K>) => (
  <Select
    aria-label={label}
    allowClear
    placeholder={`全部${label}`}
    style={{ width }}
    options={optionsOf(words)}
    value={value ?? null}
    onChange={(chosen: K | null) => onChange(chosen ?? undefined)}
  />
)

/** What will happen, told before it does. */
export const Consequences = ({ of }: { of: readonly string[] }) => (
  <ul className="consequences">
    {of.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
)
