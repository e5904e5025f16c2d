import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { VolunteerStates, type VolunteerView, volunteeringContract } from '../contract.ts'
import { wantedOf } from './wanted.ts'

type Volunteer = z.infer<typeof VolunteerView>
type State = keyof typeof VolunteerStates

/** Registered volunteers within reach. Who is searched for stays out of the address: it may be an ID number. */
export function VolunteersPage() {
  const mayImport = useMay('volunteering.volunteer.record')
  const { filters, setFilter, clear, isFiltered } = useFilters(['areaCode', 'state'])
  const [words, setWords] = useState('')
  const filter = {
    ...(filters.areaCode && { areaCode: filters.areaCode }),
    state: (filters.state as State) ?? 'registered',
  }
  const list = useAskMore(
    volunteeringContract,
    'listVolunteers',
    { ...filter, ...wantedOf(words), limit: 20 },
    ({ next }) => (next ? { after: next } : undefined),
  )
  const first = list.pages?.[0]
  const clearAll = () => {
    setWords('')
    clear()
  }

  return (
    <>
      <PageHeader
        title="志愿者"
        description="各社区的注册志愿者。注册率按常住社区计算，一人只计一处。"
        actions={
          <>
            {mayImport && (
              <Link to={importPath('volunteering.roster')}>
                <Button type="primary">导入花名册</Button>
              </Link>
            )}
            <Link to={exportPath('volunteering.volunteers', '志愿者名册', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      <DataTable
        label="志愿者"
        columns={COLUMNS}
        rows={list.pages?.flatMap(({ rows }) => rows)}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...list.paging, ...(first && !first.isTotalCapped && { total: first.total }) }}
        empty={isFiltered || words ? <NoneFound onClear={clearAll} /> : <NoneYet mayImport={mayImport} />}
        filters={
          <>
            <SearchInput
              aria-label="按全名、身份证号或手机号查找"
              placeholder="全名、身份证号或手机号"
              width={240}
              value={words}
              onSearch={(text) => setWords(text ?? '')}
            />
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="常住区划"
                placeholder="常住区划"
                value={filters.areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Select
              aria-label="状态"
              style={{ width: 110 }}
              value={filter.state}
              onChange={(state) => setFilter('state', state)}
              options={Object.entries(VolunteerStates).map(([value, label]) => ({ value: value as State, label }))}
            />
            {first?.isTotalCapped && <span className="muted">{first.total.toLocaleString('zh-CN')} 名以上</span>}
          </>
        }
      />
    </>
  )
}

const NoneFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyHint
    title="没有符合条件的志愿者"
    next="请核对条件；姓名须填全名。"
    action={<Button onClick={onClear}>清空条件</Button>}
  />
)
const NoneYet = ({ mayImport }: { mayImport: boolean }) => (
  <EmptyHint
    title="还没有注册志愿者"
    next={mayImport ? '点右上角“导入花名册”，导入本辖区的志愿者。' : '花名册由街镇、社区导入。'}
  />
)

const COLUMNS: Column<Volunteer>[] = [
  {
    key: 'name',
    title: '姓名',
    render: ({ id, name }) => <Link to={`/volunteering/volunteers/${id}`}>{name}</Link>,
  },
  { key: 'maskedId', title: '身份证号', render: ({ maskedId }) => <span className="figure">{maskedId ?? '—'}</span> },
  { key: 'phone', title: '手机号', wideOnly: true, render: ({ maskedPhone }) => maskedPhone ?? '—' },
  { key: 'area', title: '常住社区', render: ({ townName, areaName }) => `${townName} ${areaName}` },
  { key: 'no', title: '志愿者编号', wideOnly: true, render: ({ volunteerNo }) => volunteerNo ?? '—' },
  {
    key: 'registeredOn',
    title: '注册日期',
    render: ({ registeredOn }) => <span className="figure">{registeredOn}</span>,
  },
  { key: 'leftOn', title: '状态', render: ({ leftOn }) => (leftOn ? `${leftOn} 注销` : '在册') },
]
