import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { grantsContract } from '../contract.ts'
import { WISH_STATES } from '../vocabulary.ts'
import { oneOf, optionsOf, yuan } from './parts.tsx'
import { type Doing, WishActs, WishWindow } from './WishActs.tsx'
import { RecordWish, type Wish } from './WishForms.tsx'
import './grants.css'

/** The wishes of the area, and what can be done about each. */
export function WishesPage() {
  const { page, pageSize, onPage } = usePaging()
  const { filters, setFilter } = useFilters(['state'])
  const [isRecording, setRecording] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const mayRecord = useMay('grants.wish.record')
  const state = oneOf(WISH_STATES, filters.state)
  const filter = { ...(state && { state }) }
  const list = useAsk(grantsContract, 'listWishes', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader
        title="微心愿"
        description="替有需要的居民许下的小心愿，由认领人或基金实现。"
        actions={
          mayRecord && (
            <Button type="primary" onClick={() => setRecording(true)}>
              登记微心愿
            </Button>
          )
        }
      />
      <DataTable
        label="微心愿"
        columns={[...COLUMNS, { key: 'act', title: '', render: (row) => <WishActs row={row} onDo={setDoing} /> }]}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有微心愿" next="由社区工作者替居民登记，另一位同事核实后公布。" />}
        filters={
          <Select
            aria-label="状态"
            allowClear
            placeholder="全部状态"
            style={{ width: 180 }}
            options={optionsOf(WISH_STATES)}
            value={state ?? null}
            onChange={(value) => setFilter('state', value ?? undefined)}
          />
        }
        actions={
          <Link to={exportPath('grants.wishes', '微心愿', filter)}>
            <Button>导出</Button>
          </Link>
        }
      />
      {doing && (
        <WishWindow
          doing={{ ...doing, row: list.data?.rows.find(({ id }) => id === doing.row.id) ?? doing.row }}
          onClose={() => setDoing(undefined)}
        />
      )}
      {isRecording && <RecordWish onClose={() => setRecording(false)} />}
    </>
  )
}

const costOf = ({ valueFen, spentFen }: Wish): string =>
  spentFen === null ? `约${yuan(valueFen)}` : `实际${yuan(spentFen)}`

const COLUMNS: Column<Wish>[] = [
  { key: 'no', title: '编号', wideOnly: true, render: ({ no }) => no },
  { key: 'alias', title: '许愿人', render: ({ alias }) => alias },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'item', title: '心愿', render: ({ item, spec }) => [item, spec].filter(Boolean).join('，') },
  { key: 'value', title: '价钱（元）', figure: true, render: costOf },
  { key: 'claimer', title: '认领人', render: ({ claimer }) => claimer ?? '—' },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{WISH_STATES[state]}</Tag> },
]
