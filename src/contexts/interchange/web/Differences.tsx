import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { usePaging } from '#ui/useFilters.ts'
import { interchangeContract, VERDICTS } from '../contract.ts'
import type { VerdictName } from './words.ts'

type Difference = z.output<(typeof interchangeContract)['endpoints']['listDifferences']['output']>['rows'][number]
type Props = {
  filter: { statementId: string; verdict?: VerdictName; areaCode?: string }
  filters: ReactNode
  onClear?: () => void
}

/** The lines behind the counts of a reconciliation, both sides next to each other. */
export function Differences({ filter, filters, onClear }: Props) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(interchangeContract, 'listDifferences', { ...filter, page, pageSize })
  return (
    <DataTable<Difference>
      label="对账明细"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ key }) => key}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, total: list.data?.total ?? 0, onPage }}
      filters={filters}
      empty={
        <EmptyHint
          title="没有符合条件的明细"
          next="请换一种结果或社区查看。"
          action={onClear && <Button onClick={onClear}>清空条件</Button>}
        />
      }
    />
  )
}

const COLUMNS: Column<Difference>[] = [
  { key: 'verdict', title: '比对结果', render: ({ verdict }) => VERDICTS[verdict] },
  { key: 'name', title: '姓名', render: ({ name }) => name },
  {
    key: 'id',
    title: '身份证号',
    wideOnly: true,
    render: ({ maskedId }) => <span className="figure">{maskedId ?? '—'}</span>,
  },
  { key: 'area', title: '登记社区', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'day', title: '服务日期', date: true, render: ({ servedOn }) => servedOn },
  { key: 'activity', title: '活动', render: ({ activity }) => activity },
  {
    key: 'here',
    title: '本平台（分钟）',
    figure: true,
    render: ({ minutesHere }) => <Figure value={minutesHere} />,
  },
  {
    key: 'there',
    title: '国家系统（分钟）',
    figure: true,
    render: ({ minutesThere }) => <Figure value={minutesThere} />,
  },
]
