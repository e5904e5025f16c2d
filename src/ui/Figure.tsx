import type { ReactNode } from 'react'
import { showPercent } from '#kernel/ratio.ts'
import './ui.css'

/** A number as printed in tables: right-aligned, digits of one width, grouped by thousands. Nothing is '—', never 0. */
export function Figure({ value, unit }: { value: number | null | undefined; unit?: string }) {
  return (
    <span className="figure">
      {value === null || value === undefined ? '—' : value.toLocaleString('zh-CN')}
      {unit && value !== null && value !== undefined && <small> {unit}</small>}
    </span>
  )
}

type RatioProps = { part: number; whole: number; more?: ReactNode }

/** A ratio with both its populations, rounded down for show: 12.40%（124/1,000）. A whole of 0 is 尚无数据. */
export function RatioText({ part, whole, more }: RatioProps) {
  if (whole === 0) return <span className="figure muted">尚无数据</span>
  return (
    <span className="figure">
      {showPercent({ part, whole })}
      <small className="muted">
        （{part.toLocaleString('zh-CN')}/{whole.toLocaleString('zh-CN')}）
      </small>
      {more}
    </span>
  )
}
