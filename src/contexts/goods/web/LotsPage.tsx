import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { choices, yuan } from '#contexts/campaigns/web/public.tsx'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { goodsContract } from '../contract.ts'
import type { LotLine } from '../contract-parts.ts'
import { LEVELS, LOT_STATES, type LotState } from '../vocabulary.ts'

type Line = z.infer<typeof LotLine>
const STATES = choices(LOT_STATES)
export const n = (count: number): string => count.toLocaleString('zh-CN')

/** Every lot of donated goods: where it stands, what it is worth and how much is left. */
export function LotsPage() {
  const mayRecord = useMay('goods.lot.record')
  const { filters, setFilter } = useFilters(['areaCode', 'state', 'title'])
  const { page, pageSize, onPage } = usePaging()
  const state = STATES.find(({ value }) => value === filters.state)?.value
  const { areaCode, title } = filters
  const wanted = { ...(areaCode && { areaCode }), ...(state && { state }), ...(title && { title }) }
  const list = useAsk(goodsContract, 'listLots', { ...wanted, page, pageSize })
  return (
    <>
      <PageHeader title="捐赠物资" description="从交付、验收、估值到入库，每一步都有两人经手。" />
      <DataTable
        label="捐赠物资"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有捐赠物资" next="收到物资时登记品名、数量、保质期和价格凭据。" />}
        filters={
          <>
            <div style={{ width: 200 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Select<LotState>
              aria-label="状态"
              placeholder="全部状态"
              allowClear
              style={{ width: 150 }}
              options={STATES}
              {...(state && { value: state })}
              onChange={(value) => setFilter('state', value)}
            />
            <SearchInput
              aria-label="物资名称"
              placeholder="物资名称"
              value={title}
              onSearch={(words) => setFilter('title', words)}
            />
          </>
        }
        actions={
          <>
            <Link to={exportPath('goods.lots', '捐赠物资', wanted)}>
              <Button>导出</Button>
            </Link>
            {mayRecord && (
              <Link to="/fund/goods/new">
                <Button type="primary">登记物资</Button>
              </Link>
            )}
          </>
        }
      />
    </>
  )
}

const COLOURS: Partial<Record<LotState, string>> = { stocked: 'success', refused: 'error', finished: 'default' }
export const LotTag = ({ state }: { state: LotState }) => (
  <Tag color={COLOURS[state] ?? 'processing'}>{LOT_STATES[state]}</Tag>
)

const COLUMNS: Column<Line>[] = [
  { key: 'title', title: '物资', render: ({ id, title }) => <Link to={`/fund/goods/${id}`}>{title}</Link> },
  { key: 'no', title: '编号', date: true, wideOnly: true, render: ({ no }) => no },
  { key: 'giver', title: '捐赠人', render: ({ giverName }) => giverName },
  { key: 'on', title: '交付日期', date: true, render: ({ handedOverOn }) => handedOverOn },
  { key: 'quantity', title: '数量', figure: true, render: ({ quantity, unit }) => `${n(quantity)} ${unit}` },
  { key: 'state', title: '状态', render: ({ state }) => <LotTag state={state} /> },
  {
    key: 'level',
    title: '估值依据',
    wideOnly: true,
    render: ({ valuation }) => (valuation ? `${valuation} ${LEVELS[valuation]}` : '—'),
  },
  { key: 'value', title: '价值（元）', figure: true, render: ({ valueFen }) => yuan(valueFen) },
  { key: 'stock', title: '库存', figure: true, render: ({ stock }) => n(stock) },
]
