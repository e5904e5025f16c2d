import type { Board } from './BoardPage.tsx'
import { type Colour, LIGHT_WORDS, ScheduleLight, showShare } from './lights.tsx'

const COLOURS: readonly Colour[] = ['green', 'yellow', 'red', 'grey']

/** Where the programme stands on the day, in one strip: places, schedule, lights, and the three readings of “50 %”. */
export function BoardSummary({ board: { points, districts, schedule, readings, halfReading } }: { board: Board }) {
  const places = districts.reduce((sum, { quotaTowns }) => sum + quotaTowns, 0)
  const pending = districts.reduce((sum, one) => sum + one.pending, 0)
  return (
    <div className="summary">
      <dl>
        <div>
          <dt>创建点</dt>
          <dd className="figure">
            {points.length}
            {places > 0 && <small> / {places}个名额</small>}
          </dd>
        </div>
        <div>
          <dt>申报在办</dt>
          <dd className="figure">{pending}</dd>
        </div>
        <div>
          <dt>当天应达</dt>
          <dd className="figure">{showShare(schedule)}</dd>
        </div>
        {COLOURS.map((light) => (
          <div key={light}>
            <dt>
              <ScheduleLight light={light} quiet /> {LIGHT_WORDS[light]}
            </dt>
            <dd className="figure">{points.filter((point) => point.light === light).length}</dd>
          </div>
        ))}
      </dl>
      <ul className="readings" aria-label="阶段目标的三种读法">
        {(['A', 'B', 'C'] as const).map((name) => {
          const { title, part, whole, holds } = readings[name]
          return (
            <li key={name} className={name === halfReading ? 'reading-chosen' : undefined}>
              <strong>{whole === 0 ? '尚无创建点' : holds ? '成立' : '不成立'}</strong> {title}
              <span className="figure muted">
                （{part}/{whole}）
              </span>
              {name === halfReading && <em>市里采用</em>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
