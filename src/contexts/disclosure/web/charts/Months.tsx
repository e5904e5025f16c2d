import { axisTop, shortYuan, yuan } from '../../rules/amounts.ts'
import './charts.css'

export type Month = { month: string; inFen: number; outFen: number; balanceFen: number }
/** Drawn as wide as it is shown, so that its words keep their size: 360 on a phone, more beside each other on a desk. */
const [PHONE, HEIGHT, LEFT, TOP, BOTTOM] = [360, 190, 52, 14, 26]
const FLOOR = HEIGHT - BOTTOM

/** '2024-03' → '3月'; January and the first one carry their year. */
const nameOf = (month: string, isFirst: boolean): string => {
  const number = Number(month.slice(5))
  return isFirst || number === 1 ? `${month.slice(2, 4)}年${number}月` : `${number}月`
}

const yOf = (fen: number, top: number): number => FLOOR - (Math.max(0, fen) / top) * (FLOOR - TOP)

type AxisProps = { top: number; months: readonly Month[]; step: number; width: number }
function Axis({ top, months, step, width }: AxisProps) {
  return (
    <>
      {[0, top / 2, top].map((fen) => (
        <g key={fen}>
          <line x1={LEFT} x2={width} y1={yOf(fen, top)} y2={yOf(fen, top)} className="chart-grid" />
          <text x={LEFT - 5} y={yOf(fen, top) + 4} textAnchor="end">
            {shortYuan(fen)}
          </text>
        </g>
      ))}
      {months.map(({ month }, index) => {
        if ((months.length - 1 - index) % Math.ceil((months.length * PHONE) / (4 * width)) !== 0) return null
        return (
          <text key={month} x={LEFT + step * (index + 0.5)} y={HEIGHT - 6} textAnchor="middle">
            {nameOf(month, index === 0)}
          </text>
        )
      })}
    </>
  )
}

type ChartProps = { months: readonly Month[]; width?: number }

/** What came in and went out, month by month; the outgoing bars are hollow, so that the two differ without colour. */
export function InAndOut({ months, width = PHONE }: ChartProps) {
  const top = axisTop(Math.max(0, ...months.flatMap(({ inFen, outFen }) => [inFen, outFen])))
  const step = (width - LEFT) / Math.max(1, months.length)
  const bar = Math.min(16, step * 0.36)
  return (
    <figure className="chart">
      <figcaption>
        每月收入与支出（元）
        <span className="chart-key">
          <i className="chart-in" /> 收入 <i className="chart-out" /> 支出
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label="每月收入与支出，数字见下表">
        <Axis top={top} months={months} step={step} width={width} />
        {months.map(({ month, inFen, outFen }, index) => {
          const middle = LEFT + step * (index + 0.5)
          return (
            <g key={month}>
              <rect
                x={middle - bar - 0.5}
                y={yOf(inFen, top)}
                width={bar}
                height={FLOOR - yOf(inFen, top)}
                className="chart-in"
              />
              <rect
                x={middle + 0.5}
                y={yOf(outFen, top)}
                width={bar}
                height={FLOOR - yOf(outFen, top)}
                className="chart-out"
              />
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** The balance at the end of each month. */
export function BalanceLine({ months, width = PHONE }: ChartProps) {
  const top = axisTop(Math.max(0, ...months.map(({ balanceFen }) => balanceFen)))
  const step = (width - LEFT) / Math.max(1, months.length)
  const points = months.map(({ balanceFen }, index) => `${LEFT + step * (index + 0.5)},${yOf(balanceFen, top)}`)
  const last = months.at(-1)
  return (
    <figure className="chart">
      <figcaption>
        月末余额（元）
        {last && <span className="figure">现有 {yuan(last.balanceFen)}</span>}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label="月末余额，数字见下表">
        <Axis top={top} months={months} step={step} width={width} />
        <polyline points={points.join(' ')} className="chart-line" />
        {points.map((point) => {
          const [x, y] = point.split(',')
          return <circle key={point} cx={x} cy={y} r="3" className="chart-in" />
        })}
      </svg>
    </figure>
  )
}

/** The numbers behind both, for whoever reads better in rows. */
export const MonthTable = ({ months }: { months: readonly Month[] }) => (
  <details className="chart-numbers">
    <summary>看每月的数字</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">月份</th>
          <th scope="col">收入</th>
          <th scope="col">支出</th>
          <th scope="col">月末余额</th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(({ month, inFen, outFen, balanceFen }) => (
          <tr key={month}>
            <th scope="row">{month}</th>
            <td>{yuan(inFen)}</td>
            <td>{yuan(outFen)}</td>
            <td>{yuan(balanceFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
