import { Button } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { yuan } from '#contexts/campaigns/web/public.tsx'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { goodsContract } from '../contract.ts'
import type { StockLine } from '../contract-stock-parts.ts'
import { n } from './LotsPage.tsx'

type Line = z.infer<typeof StockLine>

/** What lies in store now, with its value; the export is the sheet one counts by. */
export function StockPage() {
  const { filters, setFilter } = useFilters(['areaCode'])
  const { sort, order, onSort } = useSort(['title', 'expiry', 'value'])
  const { page, pageSize, onPage } = usePaging()
  const { areaCode } = filters
  const place = areaCode ? { areaCode } : {}
  const list = useAsk(goodsContract, 'listStock', { ...place, ...order, page, pageSize })
  return (
    <>
      <PageHeader
        title="物资库存"
        description={
          list.data
            ? `在库${n(list.data.total)}批，价值合计${yuan(list.data.leftFen)}元；没有价格凭据的只记数量。`
            : '在库的捐赠物资。'
        }
      />
      <DataTable
        label="物资库存"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={onSort}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="库里没有物资" next="估值批准后物资入库，在这里看得到。" />}
        filters={
          <div style={{ width: 220 }}>
            <AreaField
              aria-label="区划"
              placeholder="全部辖区"
              value={areaCode}
              onChange={(code) => setFilter('areaCode', code)}
            />
          </div>
        }
        actions={
          <Link to={exportPath('goods.stock', '物资盘存表', place)}>
            <Button>导出盘存表</Button>
          </Link>
        }
      />
    </>
  )
}

const COLUMNS: Column<Line>[] = [
  {
    key: 'title',
    title: '物资',
    sortable: true,
    render: ({ id, title, spec }) => (
      <>
        <Link to={`/fund/goods/${id}`}>{title}</Link> {spec && <span className="muted">{spec}</span>}
      </>
    ),
  },
  { key: 'no', title: '编号', date: true, wideOnly: true, render: ({ no }) => no },
  { key: 'area', title: '街镇', render: ({ areaName }) => areaName },
  { key: 'place', title: '存放地点', wideOnly: true, render: ({ storage }) => storage || '—' },
  { key: 'stock', title: '库存', figure: true, render: ({ stock, unit }) => `${n(stock)} ${unit}` },
  { key: 'allocated', title: '已分配未发', figure: true, render: ({ allocated }) => n(allocated) },
  {
    key: 'value',
    title: '在库价值（元）',
    figure: true,
    sortable: true,
    render: ({ valuation, leftFen }) => (valuation === 'V0' ? '只记数量' : yuan(leftFen)),
  },
  { key: 'expiry', title: '保质期至', date: true, sortable: true, render: ({ expiresOn }) => expiresOn ?? '—' },
  { key: 'counted', title: '最近盘点', date: true, wideOnly: true, render: ({ countedOn }) => countedOn ?? '—' },
]
