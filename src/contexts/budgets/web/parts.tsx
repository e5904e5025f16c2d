import type { z } from 'zod'
import { type Fen, showYuan } from '#kernel/money.ts'
import type { BudgetView, SumView } from '../contract.ts'
import { SOURCES } from '../vocabulary.ts'

export type Budget = z.infer<typeof BudgetView>
type Sum = z.infer<typeof SumView>
export const refOf = ({ id: budgetId, version }: Budget) => ({ budgetId, version })

/** Fen as yuan with two decimals. */
export const yuan = (fen: number): string => showYuan(fen as Fen)
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))

/** 8000 → '80.00%'; — where nothing is planned. */
export const rateWords = (bp: number | null): string => (bp === null ? '—' : `${(bp / 100).toFixed(2)}%`)

/** Where a rate stands against the 80–100 % that an evaluation looks for (A6). */
export const standing = (bp: number | null): string => {
  if (bp === null) return '没有预算'
  if (bp > 10_000) return '超过预算'
  return bp >= 8_000 ? '在80%至100%之间' : '未到80%'
}

/** Spent against planned, a bar a source; the mark stands at 80 %. */
export function Bars({ sums }: { sums: readonly Sum[] }) {
  return (
    <table className="budget-bars">
      <caption className="only-read">各来源的预算执行</caption>
      <thead>
        <tr>
          <th scope="col">来源</th>
          <th scope="col">执行</th>
          <th scope="col" className="figure-cell">
            支出（元）
          </th>
          <th scope="col" className="figure-cell">
            预算（元）
          </th>
          <th scope="col" className="figure-cell">
            执行率
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ source, plannedFen, spentFen, executedBp }) => (
          <tr key={source}>
            <th scope="row">{SOURCES[source]}</th>
            <td className="bar-cell">
              <div className="bar" aria-hidden="true">
                <i className={`bar-fill ${source}`} style={{ width: `${Math.min(100, (executedBp ?? 0) / 100)}%` }} />
                <b className="bar-mark" />
              </div>
              <small className="muted">{standing(executedBp)}</small>
            </td>
            <td className="figure-cell figure">{yuan(spentFen)}</td>
            <td className="figure-cell figure">{yuan(plannedFen)}</td>
            <td className="figure-cell figure">{rateWords(executedBp)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
