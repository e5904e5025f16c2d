import { Button, Select } from 'antd'
import { Link } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { RecordsTable } from './RecordsTable.tsx'

const STATES = { all: '全部状态', valid: '有效', voided: '已作废' } as const
type State = keyof typeof STATES

/** Services within reach, by place and day. */
export function HoursPage() {
  const mayImport = useMay('volunteering.hours.record')
  const { filters, setFilter, clear, isFiltered } = useFilters(['areaCode', 'from', 'to', 'state'])
  const { state, ...chosen } = filters
  const filter = { ...chosen, state: (state as State) ?? 'all' }
  return (
    <>
      <PageHeader
        title="服务时长"
        description="志愿者实际付出的时间，以分钟记录，往返路途不计入。"
        actions={
          <>
            {mayImport && (
              <Link to={importPath('volunteering.hours')}>
                <Button type="primary">导入时长</Button>
              </Link>
            )}
            <Link to={exportPath('volunteering.hours', '志愿服务时长', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      <RecordsTable
        filter={filter}
        {...(isFiltered && { onClear: clear })}
        filters={
          <>
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="常住区划"
                placeholder="常住区划"
                value={filters.areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <DatePick aria-label="服务日期从" value={filters.from} onChange={(date) => setFilter('from', date)} />
            <DatePick aria-label="服务日期至" value={filters.to} onChange={(date) => setFilter('to', date)} />
            <Select
              aria-label="状态"
              style={{ width: 110 }}
              value={filter.state}
              onChange={(value) => setFilter('state', value)}
              options={Object.entries(STATES).map(([value, label]) => ({ value: value as State, label }))}
            />
          </>
        }
      />
    </>
  )
}
