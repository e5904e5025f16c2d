import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { toast } from '#ui/toast.ts'
import { usePaging } from '#ui/useFilters.ts'
import { grantsContract } from '../contract.ts'
import type { WishView } from '../contract-parts.ts'
import { WISH_STATES } from '../vocabulary.ts'
import { yuan } from './parts.tsx'

type Wish = z.infer<typeof WishView>

export function WishesPage() {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(grantsContract, 'listWishes', { page, pageSize })
  return (
    <>
      <PageHeader title="微心愿" description="替有需要的居民许下的小心愿，由认领人或基金实现。" />
      <DataTable
        label="微心愿"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有微心愿" next="由社区工作者替居民登记，另一位同事核实后公布。" />}
        actions={
          <Link to={exportPath('grants.wishes', '微心愿', {})}>
            <Button>导出</Button>
          </Link>
        }
      />
    </>
  )
}

function Verify({ row }: { row: Wish }) {
  const act = useAct(grantsContract, 'verifyWish')
  if (!row.may.includes('verifyWish')) return null
  return (
    <ConfirmAct
      label="核实并公布"
      title={`公布${row.alias}的心愿？`}
      consequences={[`${row.item}，约${yuan(row.valueFen)}元`, '手机上人人可见，只显示遮盖后的称呼']}
      danger={false}
      button={{ size: 'small' }}
      onConfirm={() => act.mutateAsync({ wishId: row.id, version: row.version }).then(() => toast('已公布'))}
    />
  )
}

const COLUMNS: Column<Wish>[] = [
  { key: 'no', title: '编号', wideOnly: true, render: ({ no }) => no },
  { key: 'alias', title: '许愿人', render: ({ alias }) => alias },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'item', title: '心愿', render: ({ item, spec }) => `${item}${spec}` },
  { key: 'value', title: '估价（元）', figure: true, render: ({ valueFen }) => yuan(valueFen) },
  { key: 'claimer', title: '认领人', render: ({ claimer }) => claimer ?? '—' },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{WISH_STATES[state]}</Tag> },
  { key: 'act', title: '', render: (row) => <Verify row={row} /> },
]
