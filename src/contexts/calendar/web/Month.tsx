import { Button } from 'antd'
import { weeksOf } from '../rules/month.ts'
import { type Deadline, keyOf, Opens } from './parts.tsx'

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
/** Rows that fit into a day; the rest is said as a number that opens the day. */
const FIT = 4

type MonthProps = {
  month: string
  today: string
  rows: readonly Deadline[]
  onDay: (day: string) => void
}

const classOf = ({ done, on, isToDo }: Deadline, today: string): string => {
  if (done) return 'done'
  if (on < today) return 'late'
  return isToDo ? 'to-do' : ''
}

/** A month in whole weeks. A day opens its list: by its number on a phone, by “另有n项” on the desk. */
export function Month({ month, today, rows, onDay }: MonthProps) {
  const byDay = Map.groupBy(rows, ({ on }) => on)
  return (
    <section aria-label={`${month.slice(0, 4)}年${Number(month.slice(5))}月`} className="month">
      {WEEKDAYS.map((name) => (
        <div key={name} className="month-weekday">
          {name}
        </div>
      ))}
      {weeksOf(month)
        .flat()
        .map((day, index) => (
          <Day
            key={day}
            day={day}
            isOutside={!day.startsWith(month)}
            isWeekend={index % 7 > 4}
            today={today}
            rows={byDay.get(day) ?? []}
            onDay={onDay}
          />
        ))}
    </section>
  )
}

type DayProps = {
  day: string
  isOutside: boolean
  isWeekend: boolean
  today: string
  rows: readonly Deadline[]
  onDay: (day: string) => void
}

function Day({ day, isOutside, isWeekend, today, rows, onDay }: DayProps) {
  const isLate = rows.some(({ done, on }) => !done && on < today)
  const marks = [isOutside && 'outside', isWeekend && 'weekend', day === today && 'today', isLate && 'has-late'].filter(
    Boolean,
  )
  const left = rows.length - FIT
  return (
    <div className={['month-day', ...marks].join(' ')}>
      <DayNumber day={day} count={rows.length} onDay={onDay} />
      <ul>
        {rows.slice(0, FIT).map((one) => (
          <li key={keyOf(one)} className={classOf(one, today)} title={`${one.title} ${one.place}`}>
            <Opens one={one.place ? { ...one, title: `${one.place}：${one.title}` } : one} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button type="link" size="small" className="day-more" onClick={() => onDay(day)}>
          另有{left}项
        </Button>
      )}
    </div>
  )
}

function DayNumber({ day, count, onDay }: { day: string; count: number; onDay: (day: string) => void }) {
  const number = Number(day.slice(8))
  if (count === 0) return <div className="day-number">{number}</div>
  return (
    <button
      type="button"
      className="day-number"
      onClick={() => onDay(day)}
      style={{ width: '100%', background: 'none', border: 0, padding: 0, cursor: 'pointer' }}
    >
      <span>{number}</span>
      <b>
        {count}
        <span className="visually-hidden">项</span>
      </b>
    </button>
  )
}
