import { Button, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { importPath } from '#ui/places.ts'
import { toast } from '#ui/toast.ts'
import { ledgerContract } from '../contract.ts'
import { MONTH_STATES, type MonthView } from '../contract-parts.ts'
import type { Book } from './BookPage.tsx'
import { yuan } from './money.tsx'
import { ReconcileDrawer } from './ReconcileDrawer.tsx'

type Month = z.infer<typeof MonthView>

/** Month by month: what the host's books say, what of the difference is open, and whether the month is closed. */
export function Months({ book }: { book: Book }) {
  const { fundId } = book
  const [open, setOpen] = useState<string>()
  const list = useAsk(ledgerContract, 'listMonths', { fundId })
  const next = list.data?.next
  const columns: Column<Month>[] = [
    { key: 'month', title: '月份', date: true, render: ({ month }) => month },
    { key: 'entries', title: '凭证', figure: true, render: ({ entries }) => `${entries}张` },
    { key: 'cash', title: '本账银行存款（元）', figure: true, render: ({ cashFen }) => yuan(cashFen) },
    {
      key: 'host',
      title: '慈善组织账（元）',
      figure: true,
      render: ({ hostCashFen }) => (hostCashFen === null ? '未登记' : yuan(hostCashFen)),
    },
    { key: 'difference', title: '对账', render: ({ differenceFen }) => openWords(differenceFen) },
    { key: 'state', title: '结账', render: (month) => stateWords(month) },
    {
      key: 'act',
      title: '',
      render: (month) => (
        <Space wrap>
          <Button size="small" onClick={() => setOpen(month.month)}>
            对账
          </Button>
          {book.mayPost && month.month === next && month.state === 'open' && (
            <ProposeClose fundId={fundId} month={month.month} />
          )}
          {month.mayDecide && <DecideClose month={month} />}
        </Space>
      ),
    },
  ]
  return (
    <>
      <DataTable
        label="各月"
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ month }) => month}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(book.mayReconcile && {
          actions: (
            <Link to={importPath('ledger.statements')}>
              <Button>导入对账单</Button>
            </Link>
          ),
        })}
        empty={<EmptyHint title="还没有记账" next="有了第一张凭证之后，按月对账和结账。" />}
      />
      <p className="muted">差额没有说清的月份，不能结账，用到它的公告也不能公开。月份按先后结账，结账之后不再记入。</p>
      {open && <ReconcileDrawer book={book} month={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const openWords = (fen: number | null): string => {
  if (fen === null) return '待核对'
  return fen === 0 ? '已核对平' : `${yuan(fen)}元未说清`
}

const stateWords = ({ state, proposedName, decidedName, returnReason }: Month): string => {
  if (state === 'open') return returnReason ? `已退回：${returnReason}` : MONTH_STATES.open
  return `${MONTH_STATES[state]}（${[proposedName, decidedName].filter(Boolean).join('、')}）`
}

function ProposeClose({ fundId, month }: { fundId: string; month: string }) {
  const act = useAct(ledgerContract, 'proposeClose')
  return (
    <ConfirmAct
      label="提请结账"
      title={`提请结${month}的账？`}
      consequences={['提请之后，这个月不能再记账', '负责人批准后结转收入与成本，不再打开']}
      button={{ size: 'small', type: 'primary' }}
      danger={false}
      onConfirm={() => act.mutateAsync({ fundId, month }).then(() => toast('已提请，请负责人批准'))}
    />
  )
}

function DecideClose({ month }: { month: Month }) {
  const act = useAct(ledgerContract, 'decideClose')
  const decide = (outcome: 'approved' | 'rejected', word: string) => (reason: string) =>
    act
      .mutateAsync({ monthId: month.monthId ?? '', version: month.version ?? 0, outcome, reason })
      .then(() => toast(word))
  return (
    <>
      <ConfirmAct
        label="批准结账"
        title={`批准结${month.month}的账？`}
        consequences={['收入与成本结转到净资产', '这个月不再记账，不再打开；错账以后用红字更正']}
        button={{ size: 'small', type: 'primary' }}
        danger={false}
        onConfirm={decide('approved', '已结账')}
      />
      <ConfirmAct
        label="退回"
        title={`退回${month.month}的结账？`}
        consequences={['这个月重新打开，可以继续记账']}
        reason={{ label: '理由', required: true }}
        button={{ size: 'small' }}
        onConfirm={decide('rejected', '已退回')}
      />
    </>
  )
}
