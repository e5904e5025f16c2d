import { Select, Tag } from 'antd'
import { Link } from 'react-router'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { BATCH_STATUSES, interchangeContract } from '../contract.ts'
import { SYNC_KINDS } from '../rules/fields.ts'
import { type Batch, isMoving, oneOf, optionsOf, STATUS_COLORS } from './words.ts'

/** The batches made so far, the latest first. */
export function BatchesTable({ areaCode }: { areaCode: string | undefined }) {
  const { filters, setFilter } = useFilters(['kind'])
  const { page, pageSize, onPage } = usePaging()
  const kind = oneOf(SYNC_KINDS, filters.kind)
  const asked = { page, pageSize, ...(kind && { kind }), ...(areaCode && { areaCode }) }
  const list = useAsk(interchangeContract, 'listBatches', asked, { refetchInterval: 5000 })
  return (
    <DataTable<Batch>
      label="对接批次"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, total: list.data?.total ?? 0, onPage }}
      empty={<EmptyHint title="还没有对接批次" next="选好数据类别和区划，点页面上方的“生成批次”。" />}
      filters={
        <Select
          aria-label="数据类别"
          placeholder="全部类别"
          allowClear
          style={{ width: 150 }}
          value={kind ?? null}
          onChange={(value: string | null | undefined) => setFilter('kind', value ?? undefined)}
          options={optionsOf(SYNC_KINDS)}
        />
      }
    />
  )
}

const COLUMNS: Column<Batch>[] = [
  {
    key: 'number',
    title: '批次号',
    render: ({ id, number }) => <Link to={`/interchange/batches/${id}`}>{number}</Link>,
  },
  { key: 'kind', title: '数据类别', render: ({ kind }) => SYNC_KINDS[kind] },
  { key: 'area', title: '区划', render: ({ areaName }) => areaName },
  {
    key: 'status',
    title: '状态',
    render: ({ status }) => <Tag color={STATUS_COLORS[status]}>{BATCH_STATUSES[status]}</Tag>,
  },
  {
    key: 'rows',
    title: '报送行数',
    figure: true,
    render: ({ status, rowsDone, written }) => <Figure value={isMoving(status) ? rowsDone : written} />,
  },
  { key: 'gaps', title: '缺项未报', figure: true, render: ({ gaps }) => <Figure value={gaps} /> },
  { key: 'maker', title: '经办', wideOnly: true, render: ({ makerName }) => makerName },
  { key: 'madeAt', title: '生成时间', date: true, render: ({ madeAt }) => showMoment(new Date(madeAt)) },
]
