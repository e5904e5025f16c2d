import { Input } from 'antd'
import { useState } from 'react'
import { type Fen, fenOf, showYuan } from '#kernel/money.ts'

type YuanInputProps = {
  id?: string
  value?: number | undefined
  onChange?: (fen: number | undefined) => void
  disabled?: boolean
  'aria-label'?: string
}

/** An amount typed in yuan, given as whole fen. Nothing is rounded: what is finer than a fen is no amount, and the form says so. */
export function YuanInput({ value, onChange, ...props }: YuanInputProps) {
  const [text, setText] = useState(Number.isSafeInteger(value) ? showYuan(value as Fen).replaceAll(',', '') : '')
  const change = (typed: string) => {
    setText(typed)
    onChange?.(typed.trim() === '' ? undefined : (fenOf(typed) ?? 0.5))
  }
  return (
    <Input
      {...props}
      inputMode="decimal"
      autoComplete="off"
      placeholder="例如500.00"
      suffix="元"
      style={{ width: 220, maxWidth: '100%' }}
      value={text}
      onChange={({ target }) => change(target.value)}
    />
  )
}
