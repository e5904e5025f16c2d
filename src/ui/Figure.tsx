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
