import { Button, Checkbox, Segmented, Select, Space } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { addDays, addMonths, showDate } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { calendarContract } from '../contract.ts'
import { monthAfter, weeksOf } from '../rules/month.ts'
import { Month } from './Month.tsx'
import { CutNotice, type Deadline, keyOf, Opens, Standing } from './parts.tsx'
import './calendar.css'

/** Every date of a month that one's posts see: as a grid or as a list, each opening its record. */
export function CalendarPage() {
  const { today } = useSession()
  const { filters, setFilter } = useFilters(['month', 'kind', 'area', 'mine', 'view', 'day'])
  const month = monthIn(filters.month) ?? today.slice(0, 7)
  const isList = filters.view === 'list'
  const { kind, area } = filters
  const more = { ...(kind && { kind }), ...(area && { areaCode: area }), mineOnly: filters.mine === '1' }
  const ofMonth = { from: `${month}-01`, to: addDays(addMonths(`${month}-01`, 1), -1), ...more }
  const list = useAsk(calendarContract, 'listDeadlines', isList ? ofMonth : { ...gridOf(month), ...more })
  return (
    <>
      <PageHeader
        title="日程"
        description="各项工作的期限都在这里，按您的岗位显示；点开就到那条记录。"
        actions={
          <Space wrap>
            <DownloadLink href={downloadUrl(calendarContract, 'downloadSheet', ofMonth)}>导出表格</DownloadLink>
            <DownloadLink href={downloadUrl(calendarContract, 'downloadIcs', ofMonth)}>
              导出日历文件（.ics）
            </DownloadLink>
          </Space>
        }
      />
      <Filters month={month} filters={filters} setFilter={setFilter} kinds={list.data?.kinds ?? []} />
      {list.error && !list.data && <ErrorHint error={list.error} onRetry={list.refetch} />}
      {list.data && <CutNotice cut={list.data.cut} limit={list.data.limit} />}
      {isList ? (
        <List rows={list.data?.rows} today={today} isPending={list.isFetching} />
      ) : (
        <Grid
          month={month}
          rows={list.data?.rows ?? []}
          day={filters.day}
          onDay={(day) => setFilter('day', day)}
          isPending={list.isFetching}
        />
      )}
    </>
  )
}

const monthIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined
const gridOf = (month: string) => {
  const days = weeksOf(month).flat()
  return { from: days[0] ?? '', to: days.at(-1) ?? '' }
}

type Name = 'month' | 'kind' | 'area' | 'mine' | 'view' | 'day'
type FiltersProps = {
  month: string
  filters: Partial<Record<Name, string>>
  setFilter: (name: Name, value: string | undefined) => void
  kinds: readonly { kind: string; title: string }[]
}

function Filters({ month, filters, setFilter, kinds }: FiltersProps) {
  const go = (by: number) => setFilter('month', monthAfter(month, by))
  return (
    <div className="toolbar">
      <div className="toolbar-filters">
        <Space.Compact>
          <Button aria-label="上个月" onClick={() => go(-1)}>
            ‹
          </Button>
          <Button title="回到本月" onClick={() => setFilter('month', undefined)}>
            {month.slice(0, 4)}年{Number(month.slice(5))}月
          </Button>
          <Button aria-label="下个月" onClick={() => go(1)}>
            ›
          </Button>
        </Space.Compact>
        <Segmented
          value={filters.view === 'list' ? 'list' : 'grid'}
          options={[
            { value: 'grid', label: '月历' },
            { value: 'list', label: '列表' },
          ]}
          onChange={(to) => setFilter('view', to === 'list' ? 'list' : undefined)}
        />
        <Select
          aria-label="种类"
          allowClear
          placeholder="全部种类"
          style={{ width: 180 }}
          options={kinds.map(({ kind, title }) => ({ value: kind, label: title }))}
          value={filters.kind ?? null}
          onChange={(kind) => setFilter('kind', kind ?? undefined)}
        />
        <div className="calendar-area">
          <AreaField
            aria-label="区划"
            allowClear
            placeholder="全部辖区"
            value={filters.area}
            onChange={(code) => setFilter('area', code)}
          />
        </div>
        <Checkbox
          checked={filters.mine === '1'}
          onChange={({ target }) => setFilter('mine', target.checked ? '1' : undefined)}
        >
          只看由我办的
        </Checkbox>
      </div>
    </div>
  )
}

type GridProps = {
  month: string
  rows: readonly Deadline[]
  day: string | undefined
  onDay: (day: string | undefined) => void
  isPending: boolean
}

function Grid({ month, rows, day, onDay, isPending }: GridProps) {
  const { today } = useSession()
  const ofDay = rows.filter(({ on }) => on === day)
  return (
    <>
      <Month month={month} today={today} rows={rows} onDay={onDay} />
      <Legend />
      {day && (
        <Section
          title={`${showDate(day)}（${ofDay.length}项）`}
          extra={<Button onClick={() => onDay(undefined)}>收起</Button>}
        >
          <List rows={ofDay} today={today} isPending={isPending} />
        </Section>
      )}
    </>
  )
}

const Legend = () => (
  <div className="month-legend">
    <span>
      <i className="late" />
      逾期
    </span>
    <span>
      <i className="to-do" />
      由我办
    </span>
    <span>
      <i />
      别人办
    </span>
    <span>
      <i className="done" />
      已办
    </span>
  </div>
)

function List({
  rows,
  today,
  isPending,
}: {
  rows: readonly Deadline[] | undefined
  today: string
  isPending: boolean
}) {
  const columns: Column<Deadline>[] = [
    { key: 'on', title: '日期', date: true, render: ({ on }) => on },
    { key: 'title', title: '事项', render: (one) => <Opens one={one} /> },
    { key: 'place', title: '地点', render: ({ place }) => place },
    { key: 'kind', title: '种类', wideOnly: true, render: ({ kindTitle }) => kindTitle },
    { key: 'standing', title: '状态', render: (one) => <Standing one={one} today={today} /> },
  ]
  return (
    <DataTable
      label="日程"
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      isPending={isPending}
      empty={<EmptyHint title="这段时间没有日程" next="换一个月，或清除筛选再看。" />}
    />
  )
}
