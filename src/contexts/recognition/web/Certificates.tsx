import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { CERTIFICATE_STATES, recognitionContract } from '../contract.ts'

type Row = z.infer<typeof recognitionContract.endpoints.listCertificates.output>['rows'][number]
const CLOSED = ['issued', 'revoked', 'refused'] as const
type Props = { areaCode?: string; state: 'requested' | 'closed' }

/** Certificates asked for, or those that were issued, refused or taken back. */
export function Certificates({ areaCode, state }: Props) {
  const { page, pageSize, onPage } = usePaging()
  const { filters, setFilter } = useFilters(['name', 'state'])
  const { name } = filters
  const chosen = state === 'closed' && CLOSED.find((one) => one === filters.state)
  const place = areaCode ? { areaCode } : {}
  const filter = { state: chosen || state, ...place, ...(name && { name }) }
  const sort =
    state === 'requested' ? ({ sort: 'dueOn', down: false } as const) : ({ sort: 'issuedOn', down: true } as const)
  const list = useAsk(recognitionContract, 'listCertificates', { ...filter, ...sort, page, pageSize })
  return (
    <DataTable
      label={state === 'requested' ? '待出具的证明' : '已办的证明'}
      columns={state === 'requested' ? [...COMMON, ...WAITING] : [...COMMON, ...DONE]}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={
        state === 'requested' ? (
          <EmptyHint title="没有待出具的证明" next="志愿者在手机上申请，或在本页代为申请后，显示在这里。" />
        ) : (
          <EmptyHint title="还没有办过证明" next="出具、不予出具和撤回的证明都留在这里。" />
        )
      }
      filters={
        <>
          {state === 'closed' && (
            <Select<string>
              aria-label="状态"
              style={{ width: 130 }}
              value={chosen || ''}
              onChange={(value) => setFilter('state', value || undefined)}
              options={[
                { value: '', label: '全部状态' },
                ...CLOSED.map((value) => ({ value, label: CERTIFICATE_STATES[value] })),
              ]}
            />
          )}
          <SearchInput
            aria-label="按全名查找"
            placeholder="志愿者全名"
            width={180}
            value={name}
            onSearch={(text) => setFilter('name', text)}
          />
        </>
      }
      actions={
        <>
          {state === 'closed' && (
            <Link to={exportPath('recognition.postings', '志愿服务记录证明出具情况公示表', place)}>
              <Button>导出公示表</Button>
            </Link>
          )}
          <Link to={exportPath('recognition.certificates', '志愿服务记录证明登记表', filter)}>
            <Button>导出</Button>
          </Link>
        </>
      }
    />
  )
}

const COMMON: Column<Row>[] = [
  {
    key: 'name',
    title: '志愿者',
    render: ({ id, name }) => <Link to={`/volunteering/recognition/certificates/${id}`}>{name}</Link>,
  },
  { key: 'issuer', title: '出具单位', render: ({ issuerName }) => issuerName },
  { key: 'period', title: '服务期间', date: true, render: ({ fromDate, toDate }) => `${fromDate} 至 ${toDate}` },
]
const WAITING: Column<Row>[] = [
  { key: 'askedOn', title: '申请日期', date: true, render: ({ askedOn }) => askedOn },
  {
    key: 'dueOn',
    title: '应办结',
    date: true,
    render: ({ dueOn, isOverdue }) => (
      <>
        {dueOn} {isOverdue && <Tag color="red">已逾期</Tag>}
      </>
    ),
  },
  { key: 'purpose', title: '用途', wideOnly: true, render: ({ purpose }) => purpose || '—' },
  { key: 'via', title: '来源', wideOnly: true, render: ({ askedVia }) => (askedVia === 'phone' ? '本人手机' : '代办') },
]
const COLOURS = { issued: 'green', revoked: 'red', refused: 'default', requested: 'default' } as const
const DONE: Column<Row>[] = [
  { key: 'number', title: '编号', date: true, render: ({ number }) => number ?? '—' },
  {
    key: 'minutes',
    title: '时长',
    figure: true,
    render: ({ totalMinutes }) => (totalMinutes === null ? '—' : showMinutes(totalMinutes)),
  },
  { key: 'issuedOn', title: '出具日期', date: true, render: ({ issuedOn }) => issuedOn ?? '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ state, closedReason }) => (
      <>
        <Tag color={COLOURS[state]}>{CERTIFICATE_STATES[state]}</Tag>
        {closedReason}
      </>
    ),
  },
]
