import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'

dayjs.locale('zh-cn')

type Props = {
  /** '2024-03-09T09:00' by the clock of Tianjin, as `toMoment` takes it. */
  value?: string
  onChange?: (local: string) => void
  id?: string
  'aria-label'?: string
}

/** A day and a time of it, to five minutes. */
export const MomentPick = ({ value, onChange, ...rest }: Props) => (
  <DatePicker
    {...rest}
    format="YYYY-MM-DD HH:mm"
    placeholder="选择日期和时间"
    showTime={{ format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs('2024-01-01T09:00') }}
    needConfirm={false}
    style={{ width: '100%' }}
    value={value ? dayjs(value) : null}
    onChange={(moment) => onChange?.(moment ? moment.format('YYYY-MM-DDTHH:mm') : '')}
  />
)
