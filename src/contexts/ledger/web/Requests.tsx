import { Space } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { dateOf } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { toast } from '#ui/toast.ts'
import { usePaging } from '#ui/useFilters.ts'
import { ledgerContract } from '../contract.ts'
import { REQUEST_KINDS, REQUEST_STATES, type RequestView } from '../contract-parts.ts'
import { Money, yuan } from './money.tsx'

type Asked = z.infer<typeof RequestView>

/** Red-letter corrections and transfers: proposed by the accountant, posted when the manager approves. */
export function Requests({ fundId }: { fundId: string }) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(ledgerContract, 'listRequests', { fundId, page, pageSize })
  return (
    <DataTable
      label="更正与划转"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={
        <EmptyHint title="没有更正与划转" next="红字更正在凭证页上提出，划转在页面右上提出；都由负责人批准后入账。" />
      }
    />
  )
}

function Decide({ row }: { row: Asked }) {
  const act = useAct(ledgerContract, 'decideRequest')
  const decide = (outcome: 'approved' | 'rejected', word: string) => (reason: string) =>
    act.mutateAsync({ requestId: row.id, outcome, reason }).then(() => toast(word))
  if (!row.mayDecide) return null
  const effect = row.kind === 'reverse' ? '记一张红字凭证，金额相反' : `两个资金池之间划转${yuan(row.fen)}元`
  return (
    <Space>
      <ConfirmAct
        label="批准"
        title={`批准${row.what}？`}
        consequences={[effect, `理由：${row.reason}`, '凭证只增不改，批准后不能撤回']}
        button={{ size: 'small', type: 'primary' }}
        danger={false}
        onConfirm={decide('approved', '已批准并入账')}
      />
      <ConfirmAct
        label="不批准"
        title={`不批准${row.what}？`}
        consequences={['账不变']}
        reason={{ label: '理由', required: true }}
        button={{ size: 'small' }}
        onConfirm={decide('rejected', '已退回')}
      />
    </Space>
  )
}

const WhatOf = ({ entryId, what, consent }: Asked) => (
  <>
    {entryId ? <Link to={`/fund/entries/${entryId}`}>{what}</Link> : what}
    {consent && (
      <>
        <br />
        <small className="muted">捐赠人同意：{consent}</small>
      </>
    )}
  </>
)

const COLUMNS: Column<Asked>[] = [
  { key: 'on', title: '提出日期', date: true, render: ({ proposedAt }) => dateOf(new Date(proposedAt)) },
  { key: 'kind', title: '类别', render: ({ kind }) => REQUEST_KINDS[kind] },
  { key: 'what', title: '内容', render: (row) => <WhatOf {...row} /> },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => <Money fen={fen} /> },
  { key: 'reason', title: '理由', render: ({ reason }) => reason },
  {
    key: 'state',
    title: '状态',
    render: ({ state, decisionReason }) =>
      decisionReason ? `${REQUEST_STATES[state]}：${decisionReason}` : REQUEST_STATES[state],
  },
  {
    key: 'hands',
    title: '经手',
    wideOnly: true,
    render: ({ proposedName, decidedName }) => [proposedName, decidedName].filter(Boolean).join('、'),
  },
  { key: 'act', title: '', render: (row) => <Decide row={row} /> },
]
