import { Button, Input, Select, Tag } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { dateOf } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { pointsContract } from '../contract.ts'
import { REDEMPTION_STATES, type RedemptionView } from '../contract-parts.ts'
import { n } from './Accounts.tsx'

type Redemption = z.infer<typeof RedemptionView>
type State = Redemption['state']
const STATES = (Object.keys(REDEMPTION_STATES) as State[]).map((value) => ({ value, label: REDEMPTION_STATES[value] }))

/** Redemptions on their way, and what became of them. */
export function Redemptions({ areaCode }: { areaCode?: string }) {
  const { filters, setFilter } = useFilters(['state'])
  const { page, pageSize, onPage } = usePaging()
  const state = STATES.find(({ value }) => value === filters.state)?.value
  const filter = { ...(areaCode && { areaCode }), ...(state && { state }) }
  const list = useAsk(pointsContract, 'listRedemptions', { ...filter, page, pageSize })
  return (
    <DataTable
      label="兑换单"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={
        <EmptyHint
          title={state ? `没有${REDEMPTION_STATES[state]}的兑换单` : '还没有兑换单'}
          next="居民在手机上申请，或由工作人员在个人对账单上代为兑换。"
        />
      }
      filters={
        <Select<State>
          aria-label="状态"
          allowClear
          placeholder="全部状态"
          style={{ width: 150 }}
          options={STATES}
          {...(state && { value: state })}
          onChange={(value) => setFilter('state', value)}
        />
      }
      actions={
        <Link to={exportPath('points.redemptions', '积分兑换单', filter)}>
          <Button>导出</Button>
        </Link>
      }
    />
  )
}

const what = ({ itemName, quantity }: Redemption): string => (quantity > 1 ? `${itemName} ×${quantity}` : itemName)

/** The next step of one redemption, for whoever may take it. */
function Steps({ row }: { row: Redemption }) {
  const prepare = useAct(pointsContract, 'prepareRedemption')
  const approve = useAct(pointsContract, 'approveRedemption')
  const ref = { redemptionId: row.id, version: row.version }
  const mayEnd = row.mayPrepare && !['cancelled', 'returned'].includes(row.state)
  return (
    <>
      {row.state === 'asked' && row.mayPrepare && (
        <ConfirmAct
          label="受理"
          title={`受理${row.name}的兑换？`}
          consequences={[`${what(row)}，${n(row.points)}分，积分在申请时已扣`, '交另一位同事核准，您不能自己核准']}
          danger={false}
          button={{ size: 'small' }}
          onConfirm={() => prepare.mutateAsync(ref).then(() => toast('已受理'))}
        />
      )}
      {row.state === 'prepared' && row.mayApprove && (
        <ConfirmAct
          label="核准"
          title={`核准${row.name}的兑换？`}
          consequences={[`${what(row)}，${n(row.points)}分，由${row.preparedName}受理`, '居民会收到通知，可以领取']}
          danger={false}
          button={{ size: 'small', type: 'primary' }}
          onConfirm={() => approve.mutateAsync(ref).then(() => toast('已核准'))}
        />
      )}
      {row.state === 'approved' && row.mayPrepare && <HandOver row={row} />}
      {mayEnd && <End row={row} />}
    </>
  )
}

function HandOver({ row }: { row: Redemption }) {
  const act = useAct(pointsContract, 'handOver')
  const id = useId()
  const [receiver, setReceiver] = useState('')
  return (
    <ConfirmAct
      label="登记领取"
      title={`${what(row)}已交给领取人？`}
      consequences={['记下领取人签名的姓名和今天的日期']}
      danger={false}
      incomplete={receiver.trim().length < 2}
      button={{ size: 'small', type: 'primary' }}
      onConfirm={() =>
        act.mutateAsync({ redemptionId: row.id, version: row.version, receiver }).then(() => toast('已登记领取'))
      }
    >
      <label htmlFor={id}>领取人签名（必填）</label>
      <Input id={id} value={receiver} maxLength={50} onChange={({ target }) => setReceiver(target.value)} />
    </ConfirmAct>
  )
}

function End({ row }: { row: Redemption }) {
  const act = useAct(pointsContract, 'cancelRedemption')
  const word = row.state === 'handed' ? '退回' : '取消'
  return (
    <ConfirmAct
      label={word}
      title={`${word}${row.name}的兑换？`}
      consequences={[`${n(row.points)}分退还本人，30天内不会到期`, `${what(row)}回到库存`, '居民会收到通知']}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ redemptionId: row.id, version: row.version, reason }).then(() => toast(`已${word}`))
      }
    />
  )
}

const hands = ({ preparedName, approvedName, handedName }: Redemption): string =>
  [preparedName && `受理 ${preparedName}`, approvedName && `核准 ${approvedName}`, handedName && `交付 ${handedName}`]
    .filter(Boolean)
    .join('，') || '—'

const COLUMNS: Column<Redemption>[] = [
  { key: 'on', title: '申请日期', date: true, render: ({ askedAt }) => dateOf(new Date(askedAt)) },
  {
    key: 'name',
    title: '姓名',
    render: ({ name, personId }) => <Link to={`/volunteering/points/accounts/${personId}`}>{name}</Link>,
  },
  { key: 'area', title: '社区（村）', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'item', title: '物品', render: what },
  { key: 'points', title: '积分', figure: true, render: ({ points }) => n(points) },
  {
    key: 'state',
    title: '状态',
    render: ({ state, endedReason, receiver }) => (
      <>
        <Tag>{REDEMPTION_STATES[state]}</Tag>
        {state === 'handed' ? `${receiver}签收` : endedReason}
      </>
    ),
  },
  { key: 'hands', title: '经手', wideOnly: true, render: hands },
  { key: 'act', title: '', render: (row) => <Steps row={row} /> },
]
