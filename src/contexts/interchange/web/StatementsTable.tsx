import { Button } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { interchangeContract } from '../contract.ts'

type Statement = z.output<(typeof interchangeContract)['endpoints']['listStatements']['output']>['rows'][number]

/** Outside statements of hours taken in to be held against ours. */
export function StatementsTable({ areaCode }: { areaCode: string | undefined }) {
  const mayReceive = useMay('interchange.exchange.receive')
  const { filters, setFilter } = useFilters(['statements'])
  const page = Math.max(1, Math.trunc(Number(filters.statements)) || 1)
  const list = useAsk(interchangeContract, 'listStatements', { page, pageSize: 20, ...(areaCode && { areaCode }) })
  return (
    <DataTable<Statement>
      label="时长对账"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{
        page,
        pageSize: 20,
        total: list.data?.total ?? 0,
        onPage: (next) => setFilter('statements', next > 1 ? String(next) : undefined),
      }}
      empty={
        <EmptyHint
          title="还没有对过账"
          next="从国家系统导出时长清单，导入后与本平台逐条比对；导入的清单只用来对账，不增加任何人的时长。"
        />
      }
      actions={
        mayReceive && (
          <Link to={importPath('interchange.hours-statement')}>
            <Button>导入外部时长清单</Button>
          </Link>
        )
      }
    />
  )
}

const COLUMNS: Column<Statement>[] = [
  {
    key: 'area',
    title: '区划',
    render: ({ id, areaName }) => <Link to={`/interchange/statements/${id}`}>{areaName}</Link>,
  },
  {
    key: 'period',
    title: '服务日期',
    date: true,
    render: ({ fromDate, toDate }) => `${fromDate} 至 ${toDate}`,
  },
  { key: 'lines', title: '清单行数', figure: true, render: ({ lines }) => <Figure value={lines} /> },
  { key: 'by', title: '导入人', wideOnly: true, render: ({ importedBy }) => importedBy },
  { key: 'at', title: '导入时间', date: true, render: ({ importedAt }) => showMoment(new Date(importedAt)) },
]
