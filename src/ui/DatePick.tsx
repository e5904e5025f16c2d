import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useSearchParams } from 'react-router'
import { useSession } from './session.ts'

dayjs.locale('zh-cn')

type DatePickProps = {
  /** 'YYYY-MM-DD', as everywhere; a form gives and takes it. */
  value?: string | undefined
  onChange?: (date: string | undefined) => void
  min?: string
  max?: string
  id?: string
  'aria-label'?: string
  allowClear?: boolean
  disabled?: boolean
}

/** A day, as text 'YYYY-MM-DD' in and out. */
export function DatePick({ value, onChange, min, max, allowClear = true, ...rest }: DatePickProps) {
  return (
    <DatePicker
      {...rest}
      allowClear={allowClear}
      format="YYYY-MM-DD"
      placeholder={rest['aria-label'] ?? '选择日期'}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)}
      {...(min && { minDate: dayjs(min) })}
      {...(max && { maxDate: dayjs(max) })}
    />
  )
}

/** The day a page looks from: `?asOf=2024-06-30` in the address, today without it, so a link shows the same figures. */
export function useAsOf(): { asOf: string; isToday: boolean; setAsOf: (date: string | undefined) => void } {
  const [search, setSearch] = useSearchParams()
  const { today } = useSession()
  const asOf = search.get('asOf') ?? today
  const setAsOf = (date: string | undefined) =>
    setSearch((now) => {
      if (!date || date === today) now.delete('asOf')
      else now.set('asOf', date)
      return now
    })
  return { asOf, isToday: asOf === today, setAsOf }
}

/** Travels a page through the programme; says plainly when it does not show today. */
export function AsOfPick({ min }: { min?: string }) {
  const { asOf, isToday, setAsOf } = useAsOf()
  const { today } = useSession()
  return (
    <span className="as-of">
      <span>截至</span>
      <DatePick
        aria-label="截至日期"
        value={asOf}
        allowClear={false}
        max={today}
        {...(min && { min })}
        onChange={setAsOf}
      />
      {!isToday && <strong>非今日数据</strong>}
    </span>
  )
}
