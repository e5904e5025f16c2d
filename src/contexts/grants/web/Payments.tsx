import { Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { grantsContract } from '../contract.ts'
import { PAYMENT_STATES } from '../vocabulary.ts'
import { type Payment, PaymentActs, PayWindow } from './PaymentActs.tsx'
import { oneOf, optionsOf, yuan } from './parts.tsx'

/** What waits for the three hands, and what they did. */
export function Payments() {
  const { page, pageSize, onPage } = usePaging()
  const [paying, setPaying] = useState<Payment>()
  const { filters, setFilter } = useFilters(['payment'])
  const state = oneOf(PAYMENT_STATES, filters.payment)
  const list = useAsk(grantsContract, 'listPayments', { ...(state && { state }), page, pageSize })
  return (
    <>
      <DataTable
        label="资助付款"
        columns={[...COLUMNS, { key: 'act', title: '', render: (row) => <PaymentActs row={row} onPay={setPaying} /> }]}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        filters={
          <Select
            aria-label="付款状态"
            allowClear
            placeholder="全部状态"
            style={{ width: 180 }}
            options={optionsOf(PAYMENT_STATES)}
            value={state ?? null}
            onChange={(value) => setFilter('payment', value ?? undefined)}
          />
        }
        empty={<EmptyHint title="还没有付款" next="签订协议之后，由出纳在资助详情里制单。" />}
      />
      {paying && (
        <PayWindow
          row={list.data?.rows.find(({ id }) => id === paying.id) ?? paying}
          onClose={() => setPaying(undefined)}
        />
      )}
    </>
  )
}

const hands = ({ preparedName, checkedName, approvedName }: Payment): string =>
  [`制单 ${preparedName}`, checkedName && `复核 ${checkedName}`, approvedName && `批准 ${approvedName}`]
    .filter(Boolean)
    .join('，')

const COLUMNS: Column<Payment>[] = [
  {
    key: 'grant',
    title: '资助',
    render: ({ grantId, grantTitle }) => <Link to={`/fund/grants/${grantId}`}>{grantTitle}</Link>,
  },
  { key: 'part', title: '期次', render: ({ position }) => `第${position}期` },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{PAYMENT_STATES[state]}</Tag> },
  { key: 'hands', title: '经手', wideOnly: true, render: hands },
  { key: 'paid', title: '付款', render: ({ paidOn, voucherNo }) => (paidOn ? `${paidOn} ${voucherNo}` : '—') },
]
