import { Button } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { ledgerContract } from '../contract.ts'
import type { BookView } from '../contract-parts.ts'
import { yuan } from './money.tsx'

type Book = z.infer<typeof BookView>

/** A fund a line: what it holds, how much of it is bound, and whether it agrees with the host's books. */
export function BooksPage() {
  const { filters, setFilter } = useFilters(['areaCode', 'name'])
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(ledgerContract, 'listBooks', { ...filters, page, pageSize })
  return (
    <>
      <PageHeader title="基金账" description="各社区基金的钱和物，都由慈善组织代管；这里逐笔记到分。" />
      <DataTable
        label="基金账"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ fundId }) => fundId}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有基金账" next="基金开始运行、收到第一笔捐赠时自动开账。" />}
        filters={
          <>
            <div style={{ width: 240 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={filters.areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <SearchInput
              aria-label="基金名称"
              placeholder="名称中的字"
              value={filters.name}
              onSearch={(name) => setFilter('name', name)}
            />
          </>
        }
        actions={
          <Link to={exportPath('ledger.entries', '基金序时账')}>
            <Button>导出序时账</Button>
          </Link>
        }
      />
    </>
  )
}

const COLUMNS: Column<Book>[] = [
  { key: 'name', title: '基金', render: ({ fundId, name }) => <Link to={`/fund/books/${fundId}`}>{name}</Link> },
  { key: 'charity', title: '慈善组织', wideOnly: true, render: ({ charityName }) => charityName ?? '—' },
  { key: 'area', title: '街镇', render: ({ areaName }) => areaName },
  { key: 'cash', title: '银行存款（元）', figure: true, render: ({ cashFen }) => yuan(cashFen) },
  { key: 'goods', title: '捐赠物资（元）', figure: true, render: ({ goodsFen }) => yuan(goodsFen) },
  { key: 'restricted', title: '其中限定（元）', figure: true, render: ({ restrictedFen }) => yuan(restrictedFen) },
  { key: 'last', title: '最近记账', date: true, wideOnly: true, render: ({ lastOn }) => lastOn ?? '—' },
  {
    key: 'reconciled',
    title: '对账',
    render: ({ unreconciled }) => (unreconciled > 0 ? `${unreconciled}个月未核对平` : '已核对平'),
  },
]
