import { Button, Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { usePaging } from '#ui/useFilters.ts'
import { goodsContract } from '../contract.ts'
import type { AllocationView } from '../contract-stock-parts.ts'
import { USES } from '../vocabulary.ts'
import { Handouts } from './Handouts.tsx'
import { n } from './LotsPage.tsx'

type Allocation = z.infer<typeof AllocationView>

/** What waits to be handed out, and the list of those who received. */
export function HandingPage() {
  const [search, setSearch] = useSearchParams()
  const tab = search.get('tab') === 'list' ? 'list' : 'open'
  return (
    <>
      <PageHeader title="物资发放" description="逐户发放，领取人签名留存；名单只显示掩码姓名。" />
      <Tabs
        activeKey={tab}
        onChange={(to) => setSearch({ tab: to }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'open', label: '待发放', children: <Allocations /> },
          { key: 'list', label: '发放名单', children: <Handouts /> },
        ]}
      />
    </>
  )
}

function Allocations() {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(goodsContract, 'listAllocations', { open: true, page, pageSize })
  return (
    <DataTable
      label="待发放"
      columns={OPEN}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有待发放的物资" next="街镇把在库物资分给社区后，在这里逐户发放。" />}
    />
  )
}

function Close({ row }: { row: Allocation }) {
  const act = useAct(goodsContract, 'closeAllocation')
  const left = row.quantity - row.handed
  return (
    <ConfirmAct
      label="收回"
      title={`收回未发的${left}${row.unit}${row.title}？`}
      consequences={[`${left}${row.unit}回到可分配的库存`, '已发的不变']}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ allocationId: row.id, version: row.version, reason }).then(() => toast('已收回'))
      }
    />
  )
}

const OPEN: Column<Allocation>[] = [
  { key: 'title', title: '物资', render: ({ title }) => title },
  { key: 'area', title: '分给', render: ({ areaName }) => areaName },
  { key: 'purpose', title: '用途', render: ({ use, purpose }) => `${USES[use]}：${purpose}` },
  {
    key: 'left',
    title: '待发',
    figure: true,
    render: ({ quantity, handed, unit }) => `${n(quantity - handed)} ${unit}`,
  },
  { key: 'handed', title: '已发', figure: true, render: ({ handed }) => n(handed) },
  { key: 'expiry', title: '保质期至', date: true, wideOnly: true, render: ({ expiresOn }) => expiresOn ?? '—' },
  {
    key: 'act',
    title: '',
    render: (row) => (
      <div className="toolbar-actions">
        {row.mayHandOut && (
          <Link to={`/fund/goods/handing/${row.id}`}>
            <Button type="primary">发放</Button>
          </Link>
        )}
        {row.mayClose && <Close row={row} />}
      </div>
    ),
  },
]
