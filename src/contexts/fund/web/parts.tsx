import { InputNumber, Tag } from 'antd'
import { type Fen, showYuan } from '#kernel/money.ts'
import type { STATES } from '../rules/states.ts'

export const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`
/** 850 → 8.5% */
export const percent = (basisPoints: number): string => `${basisPoints / 100}%`
export const choices = <K extends string>(labels: Record<K, string>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))

type NumberProps = { id?: string; value?: number; onChange?: (value: number) => void }

/** Yuan on the page, whole fen in the value. */
export const YuanField = ({ id, value, onChange }: NumberProps) => (
  <InputNumber
    {...(id && { id })}
    min={0}
    precision={2}
    suffix="元"
    style={{ width: 220 }}
    {...(value !== undefined && { value: value / 100 })}
    onChange={(yuanValue) => onChange?.(Math.round(Number(yuanValue ?? 0) * 100))}
  />
)

/** Per cent on the page, basis points in the value. */
export const PercentField = ({ id, value, onChange }: NumberProps) => (
  <InputNumber
    {...(id && { id })}
    min={0}
    max={20}
    step={0.5}
    precision={2}
    suffix="%"
    style={{ width: 160 }}
    {...(value !== undefined && { value: value / 100 })}
    onChange={(share) => onChange?.(Math.round(Number(share ?? 0) * 100))}
  />
)

const COLOURS: Partial<Record<keyof typeof STATES, string>> = {
  operating: 'success',
  suspended: 'warning',
  rectifying: 'warning',
  terminating: 'error',
}
export const StateTag = ({ state, label }: { state: keyof typeof STATES; label: string }) => (
  <Tag color={COLOURS[state] ?? 'default'}>{label}</Tag>
)
