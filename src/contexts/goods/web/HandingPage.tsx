import { Button, Select, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { Attached, AttachField, yuan } from '#contexts/campaigns/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { goodsContract } from '../contract.ts'
import type { AllocationView, HandoutView } from '../contract-stock-parts.ts'
import { USES } from '../vocabulary.ts'
import { n } from './LotsPage.tsx'

type Allocation = z.infer<typeof AllocationView>
type Handout = z.infer<typeof HandoutView>

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

const SIGNED = [
  { value: 'unsigned', label: '没有签名的' },
  { value: 'signed', label: '已签名的' },
]
function Handouts() {
  const { filters, setFilter } = useFilters(['signed'])
  const { page, pageSize, onPage } = usePaging()
  const state = filters.signed === 'unsigned' || filters.signed === 'signed' ? filters.signed : 'all'
  const list = useAsk(goodsContract, 'listHandouts', { state, page, pageSize })
  return (
    <DataTable
      label="发放名单"
      columns={HANDED}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="还没有发放记录" next="在“待发放”中逐户登记发放。" />}
      filters={
        <Select<string>
          aria-label="签名"
          placeholder="全部"
          allowClear
          style={{ width: 150 }}
          options={SIGNED}
          {...(filters.signed && { value: filters.signed })}
          onChange={(value) => setFilter('signed', value)}
        />
      }
      actions={
        <Link to={exportPath('goods.handouts', '物资发放名单', { state })}>
          <Button>导出名单</Button>
        </Link>
      }
    />
  )
}

function Sign({ row }: { row: Handout }) {
  const [fileId, setFileId] = useState<string | null>(null)
  const act = useAct(goodsContract, 'signHandout')
  return (
    <ConfirmAct
      label="补签名"
      title={`登记${row.receiver}的签名？`}
      consequences={['签名的照片或扫描件随这次发放留存，不能更换']}
      danger={false}
      button={{ size: 'small' }}
      incomplete={fileId === null}
      onConfirm={() =>
        act.mutateAsync({ handoutId: row.id, signatureFileId: fileId ?? '' }).then(() => toast('已登记'))
      }
    >
      <AttachField areaCode={row.areaCode} label="选择签名照片或扫描件" value={fileId} onChange={setFileId} />
    </ConfirmAct>
  )
}

const HANDED: Column<Handout>[] = [
  { key: 'on', title: '日期', date: true, render: ({ handedOn }) => handedOn },
  { key: 'receiver', title: '领取人', render: ({ receiver }) => receiver },
  { key: 'title', title: '物资', render: ({ title }) => title },
  { key: 'quantity', title: '数量', figure: true, render: ({ quantity, unit }) => `${n(quantity)} ${unit}` },
  { key: 'fen', title: '价值（元）', figure: true, render: ({ fen }) => yuan(fen) },
  { key: 'area', title: '社区（村）', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'use', title: '用途', wideOnly: true, render: ({ use }) => USES[use] },
  { key: 'by', title: '经手人', wideOnly: true, render: ({ handedName }) => handedName },
  {
    key: 'signed',
    title: '签名',
    render: (row) =>
      row.signatureFileId ? (
        <Attached fileId={row.signatureFileId} label={`${row.signedOn} 查看`} />
      ) : row.maySign ? (
        <Sign row={row} />
      ) : (
        '未签名'
      ),
  },
]
