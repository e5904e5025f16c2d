import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { yuan } from '#contexts/campaigns/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { goodsContract } from '../contract.ts'
import type { HandoutView } from '../contract-stock-parts.ts'
import { USES } from '../vocabulary.ts'
import { HandoutDrawer, TakeBackTag } from './HandoutDrawer.tsx'
import { n } from './LotsPage.tsx'

type Handout = z.infer<typeof HandoutView>

const SIGNED = [
  { value: 'unsigned', label: '没有签名的' },
  { value: 'signed', label: '已签名的' },
]
const TAKING = [
  { value: 'standing', label: '没有冲回的' },
  { value: 'waiting', label: '待批准冲回的' },
  { value: 'taken', label: '已冲回的' },
] as const

/** Who received what; what was taken back stays on the list, marked. */
export function Handouts() {
  const { filters, setFilter } = useFilters(['signed', 'taking'])
  const { page, pageSize, onPage } = usePaging()
  const state = filters.signed === 'unsigned' || filters.signed === 'signed' ? filters.signed : 'all'
  const taking = TAKING.find(({ value }) => value === filters.taking)?.value ?? 'all'
  const [opened, setOpened] = useState<string>()
  const list = useAsk(goodsContract, 'listHandouts', { state, taking, page, pageSize })
  const row = list.data?.rows.find(({ id }) => id === opened)
  return (
    <>
      <DataTable
        label="发放名单"
        columns={columnsFor(({ id }) => setOpened(id))}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有发放记录" next="在“待发放”中逐户登记发放。" />}
        filters={
          <>
            <Select<string>
              aria-label="签名"
              placeholder="签名与否"
              allowClear
              style={{ width: 150 }}
              options={SIGNED}
              {...(filters.signed && { value: filters.signed })}
              onChange={(value) => setFilter('signed', value)}
            />
            <Select<string>
              aria-label="冲回"
              placeholder="冲回与否"
              allowClear
              style={{ width: 150 }}
              options={[...TAKING]}
              {...(filters.taking && { value: filters.taking })}
              onChange={(value) => setFilter('taking', value)}
            />
          </>
        }
        actions={
          <Link to={exportPath('goods.handouts', '物资发放名单', { state, taking })}>
            <Button>导出名单</Button>
          </Link>
        }
      />
      {row && <HandoutDrawer row={row} onClose={() => setOpened(undefined)} />}
    </>
  )
}

const columnsFor = (open: (row: Handout) => void): Column<Handout>[] => [
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
    render: ({ signedOn, takeBack }) => (
      <>
        {takeBack?.state === 'approved' ? '' : (signedOn ?? '未签名')} <TakeBackTag takeBack={takeBack} />
      </>
    ),
  },
  {
    key: 'act',
    title: '',
    render: (row) => (
      <Button size="small" onClick={() => open(row)}>
        {row.takeBack?.mayDecide ? '办理' : '详情'}
      </Button>
    ),
  },
]
