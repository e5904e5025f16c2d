import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { ledgerContract } from '../contract.ts'
import type { AccountView } from '../contract-parts.ts'
import type { Asked } from './ExplainDrawer.tsx'
import { Money } from './money.tsx'

type Account = z.infer<typeof AccountView>

/** The trial balance: every account with what stood before, what moved, and what stands. */
export function Accounts({ fundId, onExplain }: { fundId: string; onExplain: (asked: Asked) => void }) {
  const { filters, setFilter } = useFilters(['from', 'to'])
  const list = useAsk(ledgerContract, 'listAccounts', { fundId, ...filters })
  const { from, to } = list.data ?? {}
  const columns: Column<Account>[] = [
    { key: 'code', title: '科目编号', date: true, render: ({ account }) => account },
    { key: 'name', title: '科目', render: ({ name }) => name },
    { key: 'opening', title: '期初余额（元）', figure: true, render: ({ openingFen }) => <Money fen={openingFen} /> },
    { key: 'debit', title: '本期借方（元）', figure: true, render: ({ debitFen }) => <Money fen={debitFen} /> },
    { key: 'credit', title: '本期贷方（元）', figure: true, render: ({ creditFen }) => <Money fen={creditFen} /> },
    {
      key: 'closing',
      title: '期末余额（元）',
      figure: true,
      render: ({ account, closingFen }) => (
        <button
          type="button"
          className="figure-button"
          onClick={() => onExplain({ figure: 'account', account, ...(to && { to }) })}
        >
          <Money fen={closingFen} />
        </button>
      ),
    },
  ]
  return (
    <>
      <DataTable
        label="科目余额"
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ account }) => account}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="这段时间没有记账" />}
        filters={
          <>
            <DatePick
              aria-label="自哪天起"
              value={filters.from ?? from}
              onChange={(day) => setFilter('from', day)}
              allowClear={false}
            />
            <DatePick
              aria-label="至哪天止"
              value={filters.to ?? to}
              onChange={(day) => setFilter('to', day)}
              allowClear={false}
            />
          </>
        }
      />
      <p className="muted">余额按科目的余额方向列示；相反方向的加括号。点期末余额，看由哪些分录而来。</p>
    </>
  )
}
