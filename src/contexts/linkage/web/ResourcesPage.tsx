import { Button, Select, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { type Fen, showYuan } from '#kernel/money.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { linkageContract } from '../contract.ts'
import type { ResourceView } from '../contract-parts.ts'
import { RESOURCE_KINDS, RESOURCE_STATES } from '../vocabulary.ts'
import { Needs } from './Needs.tsx'
import { linesText, oneOf, optionsOf } from './parts.tsx'
import { ResourceForm } from './ResourceForm.tsx'
import { Services } from './Services.tsx'
import './linkage.css'

type Resource = z.output<typeof ResourceView>

/** Three lists that meet here: needs, resources, standing services. */
export function ResourcesPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  return (
    <>
      <PageHeader title="资源与服务" description="需求找资源：地点、方向、时间对得上的列出来，说明理由，由人选定。" />
      <Tabs
        activeKey={filters.tab ?? 'needs'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'needs', label: '需求清单', children: <Needs /> },
          { key: 'resources', label: '资源清单', children: <Resources /> },
          { key: 'services', label: '服务清单', children: <Services /> },
        ]}
      />
    </>
  )
}

function Resources() {
  const { filters, setFilter } = useFilters(['kind', 'state', 'text'])
  const { page, pageSize, onPage } = usePaging()
  const mayOffer = useMay('linkage.resource.offer')
  const [editing, setEditing] = useState<Resource | 'new'>()
  const [kind, state] = [oneOf(RESOURCE_KINDS, filters.kind), oneOf(RESOURCE_STATES, filters.state)]
  const filter = { ...(kind && { kind }), ...(state && { state }), ...(filters.text && { text: filters.text }) }
  const list = useAsk(linkageContract, 'listResources', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="资源清单"
        columns={[
          ...COLUMNS,
          {
            key: 'acts',
            title: '办理',
            render: (row) => row.mayChange && <Acts row={row} onEdit={() => setEditing(row)} />,
          },
        ]}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          <EmptyHint
            title="没有资源"
            next="登记驻区单位、企业、社会组织和个人能提供的资金、物资、场地、专业服务和人力。"
          />
        }
        filters={
          <>
            <SearchInput
              aria-label="搜索资源"
              placeholder="资源、提供者、编号"
              value={filters.text}
              onSearch={(text) => setFilter('text', text)}
            />
            <Select
              aria-label="种类"
              allowClear
              placeholder="全部种类"
              style={{ width: 140 }}
              options={optionsOf(RESOURCE_KINDS)}
              value={kind ?? null}
              onChange={(value) => setFilter('kind', value ?? undefined)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 140 }}
              options={optionsOf(RESOURCE_STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
          </>
        }
        actions={
          <>
            {mayOffer && (
              <Button type="primary" onClick={() => setEditing('new')}>
                登记资源
              </Button>
            )}
            <Link to={exportPath('linkage.resources', '资源清单', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {editing && (
        <ResourceForm resource={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}

function Acts({ row, onEdit }: { row: Resource; onEdit: () => void }) {
  const withdraw = useAct(linkageContract, 'withdrawResource')
  const open = useAct(linkageContract, 'openContact')
  const [whole, setWhole] = useState<string>()
  const ref = { resourceId: row.id, version: row.version }
  return (
    <span className="linkage-acts">
      <Button size="small" onClick={onEdit}>
        修改
      </Button>
      {whole ? (
        <span className="figure">{whole}</span>
      ) : (
        <ConfirmAct
          label="联系人"
          title={`查看“${row.title}”的联系人？`}
          consequences={['显示完整的姓名和电话；谁、什么时候、为什么看，记入操作记录']}
          reason={{ label: '为什么看', required: true }}
          danger={false}
          button={{ size: 'small' }}
          onConfirm={(reason) =>
            open.mutateAsync({ ...ref, reason }).then(({ name, phone }) => setWhole(`${name} ${phone}`))
          }
        />
      )}
      <ConfirmAct
        label="撤回"
        title={`撤回“${row.title}”？`}
        consequences={['不再列为候选；已有的对接不受影响，请另行告知']}
        reason={{ label: '为什么撤回', required: true }}
        button={{ size: 'small' }}
        onConfirm={(reason) => withdraw.mutateAsync({ ...ref, reason }).then(() => toast('已撤回'))}
      />
    </span>
  )
}

const COLUMNS: Column<Resource>[] = [
  {
    key: 'title',
    title: '资源',
    render: ({ title, amount }) => (
      <>
        {title}
        {amount && <span className="muted">（{amount}）</span>}
      </>
    ),
  },
  { key: 'kind', title: '种类', render: ({ kind }) => RESOURCE_KINDS[kind] },
  { key: 'owner', title: '提供者', render: ({ ownerName }) => ownerName },
  { key: 'lines', title: '适合方向', wideOnly: true, render: ({ lines }) => linesText(lines) },
  { key: 'area', title: '社区或街镇', wideOnly: true, render: ({ areaName }) => areaName },
  {
    key: 'period',
    title: '期限',
    date: true,
    wideOnly: true,
    render: ({ fromDate, toDate }) => (toDate ? `${fromDate}至${toDate}` : `${fromDate}起`),
  },
  {
    key: 'value',
    title: '估值（元）',
    figure: true,
    wideOnly: true,
    render: ({ valueFen }) => (valueFen === null ? '' : showYuan(valueFen as Fen)),
  },
  { key: 'matches', title: '已对接', figure: true, render: ({ matches }) => matches },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Tag color={state === 'available' ? 'green' : 'default'}>{RESOURCE_STATES[state]}</Tag>,
  },
]
