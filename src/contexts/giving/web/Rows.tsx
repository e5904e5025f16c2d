import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { usePaging } from '#ui/useFilters.ts'
import { givingContract } from '../contract.ts'
import type { RowView } from '../contract-statement-parts.ts'
import { ROW_STATES, type RowState } from '../vocabulary.ts'
import { yuan } from './parts.tsx'

type Row = z.infer<typeof RowView>
type RowsProps = { filter: { areaCode?: string; statementId?: string; state?: RowState } }

/** Lines of the bank's; each opens to where it can be placed. */
export function Rows({ filter }: RowsProps) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(givingContract, 'listRows', { ...filter, page, pageSize })
  return (
    <DataTable
      label="银行流水"
      columns={filter.state === 'open' ? COLUMNS.filter(({ key }) => key !== 'state') : COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={
        <EmptyHint
          title={filter.state === 'open' ? '没有待认领的入账' : '没有符合条件的流水'}
          next="导入对账单后，收入都列在这里等待认领。"
        />
      }
      actions={
        list.data && filter.state === 'open' ? (
          <span className="muted figure">
            待认领 <b>{yuan(list.data.sumFen)}</b> 元
          </span>
        ) : null
      }
    />
  )
}

const COLOR: Record<RowState, string> = { open: 'gold', matched: 'green', 'not-gift': 'default', outgoing: 'default' }

const COLUMNS: Column<Row>[] = [
  { key: 'on', title: '日期', date: true, render: ({ happenedOn }) => happenedOn },
  {
    key: 'serial',
    title: '流水号',
    date: true,
    render: ({ id, serial }) => <Link to={`/fund/statements/rows/${id}`}>{serial}</Link>,
  },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
  { key: 'payer', title: '对方', render: ({ payer }) => payer || '—' },
  { key: 'note', title: '摘要', render: ({ note }) => note || '—' },
  { key: 'balance', title: '余额（元）', figure: true, wideOnly: true, render: ({ balanceFen }) => yuan(balanceFen) },
  {
    key: 'state',
    title: '认领',
    render: ({ state, gifts, reason }) => (
      <>
        <Tag color={COLOR[state]}>{ROW_STATES[state]}</Tag>{' '}
        {gifts.length > 0 ? `${gifts[0]?.no}${gifts.length > 1 ? `等${gifts.length}笔` : ''}` : reason}
      </>
    ),
  },
]
