import { lazy, Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { showDate } from '#kernel/time.ts'

/** The calendar is loaded when somebody travels, not with the first page. */
const DatePick = lazy(async () => ({ default: (await import('#ui/DatePick.tsx')).DatePick }))

type Milestone = { code: string; title: string; dueOn: string; percent: number }
type Props = { asOf: string; min: string; today: string; milestones: readonly Milestone[] }

/** The day in the address (`?asOf=2023-11-30`), so that a link shows everybody the same figures; none means the current one. */
export function useDay(): { day: string | undefined; setDay: (day: string | undefined) => void } {
  const [search, setSearch] = useSearchParams()
  const setDay = (day: string | undefined) =>
    setSearch((now) => {
      if (day) now.set('asOf', day)
      else now.delete('asOf')
      return now
    })
  return { day: search.get('asOf') ?? undefined, setDay }
}

/** Travels the page through the programme: a date, and one button for each milestone that has come. */
export function AsOf({ asOf, min, today, milestones }: Props) {
  const { day, setDay } = useDay()
  const [choosing, setChoosing] = useState(false)
  return (
    <fieldset className="as-of-days">
      <legend className="only-read">截至日期</legend>
      <span>截至</span>
      {choosing ? (
        <Suspense fallback={<span>{showDate(asOf)}</span>}>
          <DatePick
            aria-label="截至日期"
            value={asOf}
            min={min}
            max={today}
            allowClear={false}
            onChange={(next) => {
              setDay(next)
              setChoosing(false)
            }}
          />
        </Suspense>
      ) : (
        <button type="button" aria-label={`截至${showDate(asOf)}，点此换一天`} onClick={() => setChoosing(true)}>
          {showDate(asOf)}
        </button>
      )}
      {milestones
        .filter(({ dueOn }) => dueOn <= today)
        .map(({ code, dueOn, percent }) => (
          <button key={code} type="button" aria-pressed={asOf === dueOn} onClick={() => setDay(dueOn)}>
            {dueOn.slice(0, 7).replace('-', '年').replace(/年0?/, '年')}月底（{percent}%）
          </button>
        ))}
      <button type="button" aria-pressed={day === undefined} onClick={() => setDay(undefined)}>
        最新
      </button>
    </fieldset>
  )
}
