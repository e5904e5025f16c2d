import { InputNumber } from 'antd'
import { type Fen, showYuan } from '#kernel/money.ts'

/** Fen as 元 with two decimals. */
export const yuan = (fen: number): string => showYuan(fen as Fen)

/** An amount of a red-letter entry: red, and in brackets for those who do not see red. */
export const Money = ({ fen }: { fen: number }) => (
  <span className={fen < 0 ? 'figure red-letter' : 'figure'}>{fen < 0 ? `(${yuan(-fen)})` : yuan(fen)}</span>
)

type MoneyFieldProps = {
  value?: number
  onChange?: (fen: number | null) => void
  id?: string
  min?: number
  'aria-label'?: string
}

/** Yuan to type, fen in the form. */
export const MoneyField = ({ value, onChange, min = 0, ...rest }: MoneyFieldProps) => (
  <InputNumber
    {...rest}
    value={value === undefined || value === null ? null : value / 100}
    onChange={(typed) => onChange?.(typed === null ? null : Math.round(typed * 100))}
    min={min / 100}
    precision={2}
    suffix="元"
    style={{ width: 220 }}
  />
)
