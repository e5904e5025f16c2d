import { Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { PERIOD_KINDS, PeriodForm, workforceContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'

type Period = z.infer<typeof workforceContract.endpoints.listServicePeriods.output>['rows'][number]
type Kind = Period['kind']
const STATES = { serving: '在任', ended: '已离任', all: '全部状态' } as const
type State = keyof typeof STATES

const kindOf = (text = ''): Kind | undefined => (text in PERIOD_KINDS ? (text as Kind) : undefined)
const stateOf = (text = ''): State => (text in STATES ? (text as State) : 'serving')

const rules = rulesOf(PeriodForm)
const endRules = rulesOf(workforceContract.endpoints.endServicePeriod.input)
const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

const filterOf = (areaCode: string | undefined, kind: Kind | undefined, name: string | undefined, state: State) => ({
  ...(areaCode && { areaCode }),
  ...(kind && { kind }),
  ...(name && { name }),
  state,
})

/** Who holds which post. */
export function Periods({ areaCode, kind: only }: { areaCode?: string; kind?: Kind }) {
  const mayRecord = useMay('workforce.worker.record')
  const { filters, setFilter, clear, isFiltered } = useFilters(['kind', 'state'])
  const kind = only ?? kindOf(filters.kind)
  const state = stateOf(filters.state)
  /** Whom one searches for stays out of the address. */
  const [name, setName] = useState<string>()
  const { sort, order, onSort } = useSort(['area', 'from', 'to'])
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const [ending, setEnding] = useState<Period>()
  const filter = filterOf(areaCode, kind, name, state)
  const list = useAsk(workforceContract, 'listServicePeriods', { ...filter, ...order, page, pageSize })
  const search = (text: string | undefined) => {
    setName(text)
    onPage(1, pageSize)
  }
  const clearAll = () => {
    setName(undefined)
    clear()
  }
  const endColumn: Column<Period> = {
    key: 'act',
    title: '',
    render: (row) =>
      !row.toDate && (
        <Button size="small" onClick={() => setEnding(row)}>
          登记离任
        </Button>
      ),
  }
  return (
    <>
      <DataTable
        label="任职"
        columns={mayRecord ? [...COLUMNS, endColumn] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={onSort}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={isFiltered || name ? <NoneFound onClear={clearAll} /> : NOBODY}
        filters={
          <>
            <SearchInput aria-label="按全名查找" placeholder="全名" width={140} value={name} onSearch={search} />
            {!only && <KindSelect kind={kind} onChange={(value) => setFilter('kind', value)} />}
            <Select
              aria-label="状态"
              style={{ width: 110 }}
              value={state}
              onChange={(value) => setFilter('state', value === 'serving' ? undefined : value)}
              options={optionsOf(STATES)}
            />
          </>
        }
        actions={
          <>
            {mayRecord && (
              <Button type="primary" onClick={() => setRecording(true)}>
                登记任职
              </Button>
            )}
            <Link to={exportPath('workforce.service-periods', '社工队伍名册', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      <RecordPeriod open={recording} onClose={() => setRecording(false)} {...(areaCode && { areaCode })} />
      {ending && <EndPeriod period={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

const NOBODY = <EmptyHint title="没有在任人员" next="请登记任职，或导入花名册。" />
const NoneFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyHint
    title="没有符合条件的任职"
    next="请放宽条件；姓名须填全名。"
    action={<Button onClick={onClear}>清空条件</Button>}
  />
)

function EndPeriod({ period, onClose }: { period: Period; onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      name="endServicePeriod"
      title={`登记“${period.name}”离任`}
      okText="登记离任"
      done="已登记离任"
      fixed={{ servicePeriodId: period.id, version: period.version }}
      open
      onClose={onClose}
    >
      <Form.Item label="离任日期" name="toDate" rules={endRules.toDate} extra="任职算到这一天为止（含当日）">
        <DatePick min={period.fromDate} max={today} />
      </Form.Item>
    </ActForm>
  )
}

function RecordPeriod({ open, onClose, areaCode }: { open: boolean; onClose: () => void; areaCode?: string }) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordServicePeriod"
      title="登记任职"
      okText="登记"
      done="已登记任职"
      open={open}
      onClose={onClose}
      initial={{ ...(areaCode && { areaCode }) }}
    >
      <Form.Item label="类别" name="kind" rules={rules.kind}>
        <Select options={optionsOf(PERIOD_KINDS)} />
      </Form.Item>
      <Form.Item label="任职处" name="areaCode" rules={rules.areaCode} extra="专职社工选到街镇，其他选到社区（村）">
        <AreaField levels={['town', 'community']} />
      </Form.Item>
      <Form.Item label="人员" name="personId" rules={rules.personId}>
        <PersonField />
      </Form.Item>
      <Form.Item label="职务" name="title" rules={rules.title}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="任职日期" name="fromDate" rules={rules.fromDate}>
        <DatePick max={today} />
      </Form.Item>
    </ActForm>
  )
}

const COLUMNS: Column<Period>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'maskedId', title: '身份证号', wideOnly: true, render: ({ maskedId }) => maskedId ?? '—' },
  { key: 'kind', title: '类别', render: ({ kind }) => PERIOD_KINDS[kind] },
  {
    key: 'area',
    title: '任职处',
    sortable: true,
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'title', title: '职务', wideOnly: true, render: ({ title }) => title || '—' },
  { key: 'from', title: '任职日期', date: true, sortable: true, render: ({ fromDate }) => fromDate },
  { key: 'to', title: '离任日期', date: true, sortable: true, render: ({ toDate }) => toDate ?? '在任' },
  {
    key: 'certificate',
    title: '证书',
    render: ({ hasValidCertificate }) => (hasValidCertificate ? <Tag color="green">持证</Tag> : <Tag>无有效证书</Tag>),
  },
]

const KindSelect = ({ kind, onChange }: { kind: Kind | undefined; onChange: (kind: Kind | undefined) => void }) => (
  <Select
    aria-label="类别"
    placeholder="类别"
    allowClear
    style={{ width: 150 }}
    value={kind ?? null}
    onChange={(value) => onChange(value ?? undefined)}
    options={optionsOf(PERIOD_KINDS)}
  />
)
