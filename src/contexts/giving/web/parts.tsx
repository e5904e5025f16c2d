import { Input } from 'antd'
import { useState } from 'react'
import { type Fen, showYuan } from '#kernel/money.ts'
import { fenOf } from '../rules/statement.ts'
import { GIFT_STATES, type GiftState, RESTRICTIONS, type RestrictionKind, USES, type Use } from '../vocabulary.ts'

export const yuan = (fen: number): string => showYuan(fen as Fen)

/** Choices of a select from a table of words. */
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))

export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

export const STATE_COLORS: Record<GiftState, string> = {
  pledged: 'default',
  received: 'gold',
  confirmed: 'green',
  receipted: 'green',
  refunded: 'default',
  voided: 'red',
}
export const stateWords = (state: GiftState, declined: boolean): string =>
  state === 'confirmed' && declined ? '已确认，放弃票据' : GIFT_STATES[state]

type Bound = { restriction: RestrictionKind; use: Use | null; restrictionText: string; restrictedUntil?: string | null }
export const boundTo = ({ restriction, use, restrictionText, restrictedUntil }: Bound): string => {
  if (restriction === 'none') return RESTRICTIONS.none
  return [use ? USES[use] : RESTRICTIONS[restriction], restrictionText, restrictedUntil ? `${restrictedUntil}前` : '']
    .filter((words) => words !== '')
    .join('：')
}

type YuanInputProps = {
  id?: string
  value?: number | undefined
  onChange?: (fen: number | undefined) => void
  disabled?: boolean
}

/** An amount typed in yuan, given as whole fen. Nothing is rounded: what is finer than a fen is no amount, and the form says so. */
export function YuanInput({ value, onChange, ...props }: YuanInputProps) {
  const [text, setText] = useState(value === undefined ? '' : yuan(value).replaceAll(',', ''))
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
      style={{ width: 220 }}
      value={text}
      onChange={({ target }) => change(target.value)}
    />
  )
}

/** A list of facts, those without a value left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, React.ReactNode])[] }) {
  return (
    <dl className="kv">
      {facts.map(([name, value]) =>
        value === '' || value === null || value === undefined || value === false ? null : (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
