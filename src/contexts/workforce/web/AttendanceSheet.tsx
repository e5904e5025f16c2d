import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { toast } from '#ui/toast.ts'
import { workforceContract } from '../contract.ts'
import { ATTENDANCE_STATES, type AttendanceState } from '../rules/attendance.ts'
import type { Month } from './AttendancePage.tsx'
import { exceptionsOf, nextState, type Said } from './sheet.ts'

type Props = { month: Month; townCode: string; today: string; onSaved: () => unknown }
type Person = Month['people'][number]
type Day = Month['days'][number]

const MARKS: Record<AttendanceState, string> = { on_duty: '✓', leave: '假', training: '训', away: '外' }

/** What the sheet says of each person's days; the usual where nothing was filled in yet. */
const saidAtFirst = ({ people, sheet }: Month): Record<string, Said> =>
  Object.fromEntries(
    people.map(({ personId, days }) => [
      personId,
      sheet ? Object.fromEntries(days.map((one) => [one.day, one.state])) : {},
    ]),
  )

const serves = ({ fromDate, toDate }: Person, day: string): boolean => fromDate <= day && (!toDate || toDate >= day)

/** The grid: press a day to change it, save once. Whoever may not fill it in sees the same grid without buttons. */
export function AttendanceSheet({ month, townCode, today, onSaved }: Props) {
  const [said, setSaid] = useState(() => saidAtFirst(month))
  const [insured, setInsured] = useState(() =>
    month.people.filter(({ isInsured }) => isInsured || !month.sheet).map(({ personId }) => personId),
  )
  const [note, setNote] = useState(month.sheet?.note ?? '')
  const act = useAct(workforceContract, 'saveAttendance')
  const workdays = new Set(month.days.filter(({ isWorkday }) => isWorkday).map(({ day }) => day))
  const isWorkday = (day: string): boolean => workdays.has(day)
  const press = (personId: string, day: string) =>
    setSaid((before) => ({ ...before, [personId]: changed(before[personId] ?? {}, day, isWorkday(day)) }))
  const save = () =>
    act.mutate(
      {
        ...{ areaCode: townCode, month: month.month, version: month.sheet?.version ?? 0, insured, note },
        insuranceFileId: month.sheet?.insuranceFileId ?? null,
        exceptions: month.people.flatMap(({ personId }) =>
          exceptionsOf(personId, said[personId] ?? {}, isWorkday).filter(({ fromDate }) => fromDate <= today),
        ),
      },
      {
        onSuccess: ({ days }) => {
          toast(`已保存，共 ${days} 人日`)
          onSaved()
        },
      },
    )
  return (
    <>
      <ErrorAlert error={act.error} />
      <div className="workforce-sheet">
        <table aria-label="考勤月表">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              {month.days.map(({ day, isWorkday: works }) => (
                <th key={day} scope="col" className={works ? '' : 'day-off'}>
                  {Number(day.slice(8))}
                </th>
              ))}
              <th scope="col">社保</th>
            </tr>
          </thead>
          <tbody>
            {month.people.map((person) => (
              <tr key={person.personId}>
                <th scope="row">{person.name}</th>
                {month.days.map((day) => (
                  <Cell
                    key={day.day}
                    person={person}
                    day={day}
                    state={stateOf(said[person.personId], day)}
                    {...(month.mayRecord && day.day <= today && { onPress: () => press(person.personId, day.day) })}
                  />
                ))}
                <td>
                  <Checkbox
                    aria-label={`${person.name}在当月社会保险名单上`}
                    checked={insured.includes(person.personId)}
                    disabled={!month.mayRecord}
                    onChange={({ target }) =>
                      setInsured((before) =>
                        target.checked ? [...before, person.personId] : before.filter((one) => one !== person.personId),
                      )
                    }
                  />
                </td>
              </tr>
            ))}
            <OnDuty month={month} />
          </tbody>
        </table>
      </div>
      <p className="muted workforce-legend">
        {(Object.keys(ATTENDANCE_STATES) as AttendanceState[]).map((state) => (
          <span key={state}>
            {MARKS[state]} {ATTENDANCE_STATES[state]}
          </span>
        ))}
        <span>灰格为休息日，点一下记为加班在岗</span>
        <span>红格为工作日在岗不足 {month.atLeast} 人</span>
      </p>
      {month.mayRecord && (
        <div className="toolbar" style={{ marginTop: 12 }}>
          <Input
            aria-label="说明"
            placeholder="说明（可不填）"
            maxLength={200}
            style={{ width: 360, maxWidth: '100%' }}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <Button type="primary" loading={act.isPending} onClick={save}>
            {month.sheet ? '保存改动' : '全员在岗，按表保存'}
          </Button>
        </div>
      )}
    </>
  )
}

function changed(said: Said, day: string, isWorkday: boolean): Said {
  const { [day]: now, ...others } = said
  const next = nextState(isWorkday, now)
  return next ? { ...others, [day]: next } : others
}

const stateOf = (said: Said | undefined, { day, isWorkday }: Day): AttendanceState | undefined =>
  said?.[day] ?? (isWorkday ? 'on_duty' : undefined)

type CellProps = { person: Person; day: Day; state: AttendanceState | undefined; onPress?: () => void }

function Cell({ person, day, state, onPress }: CellProps) {
  if (!serves(person, day.day)) return <td className="day-off" aria-label="不在站" />
  const words = state ? ATTENDANCE_STATES[state] : '休息'
  return (
    <td className={day.isWorkday ? '' : 'day-off'} data-state={onPress || day.onDuty !== null ? state : undefined}>
      {onPress ? (
        <button type="button" aria-label={`${person.name} ${day.day} ${words}`} onClick={onPress}>
          {state ? MARKS[state] : ''}
        </button>
      ) : (
        <span title={words}>{state && day.onDuty !== null ? MARKS[state] : ''}</span>
      )}
    </td>
  )
}

const OnDuty = ({ month }: { month: Month }) => (
  <tr>
    <th scope="row">在岗人数</th>
    {month.days.map(({ day, isWorkday, onDuty }) => (
      <td key={day} className={dutyClass(isWorkday, onDuty, month.atLeast)}>
        {onDuty !== null && (isWorkday || onDuty > 0) ? onDuty : ''}
      </td>
    ))}
    <td />
  </tr>
)

function dutyClass(isWorkday: boolean, onDuty: number | null, atLeast: number): string {
  if (!isWorkday) return 'day-off'
  return onDuty !== null && onDuty < atLeast ? 'day-short' : ''
}
