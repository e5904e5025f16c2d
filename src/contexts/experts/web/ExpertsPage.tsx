import { Button, Select, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { expertsContract } from '../contract.ts'
import type { ContactView } from '../contract-parts.ts'
import { ADVICE_STATES, type AdviceState, CONTACT_KINDS } from '../vocabulary.ts'
import { AdviceTable } from './AdviceTable.tsx'
import { ContactForm } from './ContactForm.tsx'

export function ExpertsPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  return (
    <>
      <PageHeader title="专家联系点" description="专家和督导联系创建点，走访、提意见；街镇限期答复，采纳的写明结果。" />
      <Tabs
        activeKey={filters.tab ?? 'contacts'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'contacts', label: '联系点', children: <Contacts /> },
          { key: 'advice', label: '意见', children: <AdviceList /> },
        ]}
      />
    </>
  )
}

function Contacts() {
  const { page, pageSize, onPage } = usePaging()
  const mayRecord = useMay('experts.expert.record')
  const [isNew, setNew] = useState(false)
  const list = useAsk(expertsContract, 'listContacts', { page, pageSize })
  return (
    <>
      <DataTable
        label="专家联系点"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有联系点" next="由市、区民政局为创建点建立专家联系点。" />}
        actions={
          mayRecord && (
            <Button type="primary" onClick={() => setNew(true)}>
              建立联系点
            </Button>
          )
        }
      />
      {isNew && <ContactForm onClose={() => setNew(false)} />}
    </>
  )
}

const COLUMNS: Column<z.output<typeof ContactView>>[] = [
  {
    key: 'institution',
    title: '专家',
    render: ({ id, institution, name }) => (
      <Link to={`/experts/${id}`}>
        {institution} {name}
      </Link>
    ),
  },
  { key: 'kind', title: '类别', render: ({ kind }) => CONTACT_KINDS[kind] },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  {
    key: 'from',
    title: '联系期',
    date: true,
    render: ({ fromDate, toDate }) => (toDate ? `${fromDate}至${toDate}` : `${fromDate}起`),
  },
  { key: 'visits', title: '走访', figure: true, render: ({ visits }) => visits },
  { key: 'last', title: '最近走访', date: true, wideOnly: true, render: ({ lastVisitOn }) => lastVisitOn ?? '' },
  { key: 'advice', title: '意见', figure: true, render: ({ advice }) => advice },
  { key: 'waiting', title: '待答复', figure: true, render: ({ waiting }) => waiting },
]

const STATES = Object.entries(ADVICE_STATES).map(([value, label]) => ({ value: value as AdviceState, label }))
function AdviceList() {
  const { filters, setFilter } = useFilters(['state'])
  const { page, pageSize, onPage } = usePaging()
  const state = STATES.find(({ value }) => value === filters.state)?.value
  const filter = state ? { state } : {}
  const list = useAsk(expertsContract, 'listAdvice', { ...filter, page, pageSize })
  return (
    <AdviceTable
      rows={list.data?.rows}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      filters={
        <Select
          aria-label="状态"
          allowClear
          placeholder="全部状态"
          style={{ width: 140 }}
          options={STATES}
          value={state ?? null}
          onChange={(value) => setFilter('state', value ?? undefined)}
        />
      }
      actions={
        <Link to={exportPath('experts.advice', '专家意见台账', filter)}>
          <Button>导出</Button>
        </Link>
      }
    />
  )
}
