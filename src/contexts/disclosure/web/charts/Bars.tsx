import { yuan } from '../../rules/amounts.ts'
import './charts.css'

type Row = { title: string; fen: number }

/** Amounts beside each other, the longest bar the largest. Every bar has its words and its number: nothing by colour alone. */
export function Bars({ label, rows, empty = '还没有' }: { label: string; rows: readonly Row[]; empty?: string }) {
  if (rows.length === 0) return <p className="chart-empty">{empty}</p>
  const most = Math.max(1, ...rows.map(({ fen }) => fen))
  const sum = rows.reduce((total, { fen }) => total + fen, 0)
  return (
    <ul className="chart-bars" aria-label={label}>
      {rows.map(({ title, fen }) => (
        <li key={title}>
          <span className="chart-bars-words">
            <span>{title}</span>
            <span className="figure">
              {yuan(fen)}元{sum > 0 && fen > 0 && <small> {shareOf(fen, sum)}</small>}
            </span>
          </span>
          <span className="chart-bars-rail" aria-hidden="true">
            <span style={{ width: `${Math.max(0, (fen / most) * 100)}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const shareOf = (fen: number, sum: number): string => {
  const share = Math.round((fen / sum) * 100)
  return share === 0 ? '不到1%' : `约${share}%`
}
