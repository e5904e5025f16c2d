import { Button, Select } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { ledgerContract } from '../contract.ts'
import { ENTRY_KINDS, type EntryView, USE_NAMES } from '../contract-parts.ts'
import type { Book } from './BookPage.tsx'
import { Money } from './money.tsx'

type Entry = z.infer<typeof EntryView>
type Kind = keyof typeof ENTRY_KINDS
type Use = keyof typeof USE_NAMES
const KINDS = (Object.keys(ENTRY_KINDS) as Kind[]).map((value) => ({ value, label: ENTRY_KINDS[value] }))
const USES = (Object.keys(USE_NAMES) as Use[]).map((value) => ({ value, label: USE_NAMES[value] }))

/** The entries of one fund, the latest first. */
export function Entries({ book }: { book: Book }) {
  const { fundId } = book
  const { filters, setFilter } = useFilters(['kind', 'use', 'from', 'to', 'text'])
  const { page, pageSize, onPage } = usePaging()
  const { kind, use, ...rest } = filters
  const filter = {
    ...rest,
    ...(KINDS.some(({ value }) => value === kind) && { kind: kind as Kind }),
    ...(USES.some(({ value }) => value === use) && { use: use as Use }),
  }
  const list = useAsk(ledgerContract, 'listEntries', { fundId, ...filter, page, pageSize })
  return (
    <DataTable
      label="凭证"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有符合条件的凭证" next="捐赠到账、资助支付、物资发放时自动记账。" />}
      filters={
        <>
          <Select
            aria-label="类别"
            placeholder="全部类别"
            allowClear
            style={{ width: 140 }}
            options={KINDS}
            value={filter.kind ?? null}
            onChange={(value) => setFilter('kind', value ?? undefined)}
          />
          <Select
            aria-label="用途"
            placeholder="全部用途"
            allowClear
            style={{ width: 190 }}
            options={USES}
            value={filter.use ?? null}
            onChange={(value) => setFilter('use', value ?? undefined)}
          />
          <DatePick aria-label="自哪天起" value={filters.from} onChange={(day) => setFilter('from', day)} />
          <DatePick aria-label="至哪天止" value={filters.to} onChange={(day) => setFilter('to', day)} />
          <SearchInput
            aria-label="凭证号或摘要"
            placeholder="凭证号或摘要"
            value={filters.text}
            onSearch={(text) => setFilter('text', text)}
          />
        </>
      }
      actions={
        <Link to={exportPath('ledger.entries', '基金序时账', { fundId, ...filter })}>
          <Button>导出</Button>
        </Link>
      }
    />
  )
}

const COLUMNS: Column<Entry>[] = [
  { key: 'no', title: '凭证号', date: true, render: ({ id, no }) => <Link to={`/fund/entries/${id}`}>{no}</Link> },
  { key: 'on', title: '日期', date: true, render: ({ happenedOn }) => happenedOn },
  { key: 'kind', title: '类别', render: ({ kind, isRed }) => `${ENTRY_KINDS[kind]}${isRed ? '（红字）' : ''}` },
  { key: 'memo', title: '摘要', render: ({ memo }) => memo },
  { key: 'use', title: '用途', wideOnly: true, render: ({ use }) => (use ? USE_NAMES[use] : '—') },
  { key: 'earmark', title: '社区', wideOnly: true, render: ({ earmarkName }) => earmarkName ?? '全基金' },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => <Money fen={fen} /> },
  { key: 'state', title: '备注', render: ({ reversedBy }) => (reversedBy ? `已由${reversedBy}冲销` : '') },
  { key: 'by', title: '记账人', wideOnly: true, render: ({ postedName }) => postedName },
]
