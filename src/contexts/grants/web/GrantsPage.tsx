import { Button, Select, Tabs, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { grantsContract } from '../contract.ts'
import type { GrantRow } from '../contract-parts.ts'
import { GRANT_STATES, USES } from '../vocabulary.ts'
import { Calls } from './Calls.tsx'
import { Payments } from './Payments.tsx'
import { oneOf, optionsOf, yuan } from './parts.tsx'
import './grants.css'

type Grant = z.infer<typeof GrantRow>

/** Applications and grants, calls, and what waits to be paid. */
export function GrantsPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  return (
    <>
      <PageHeader title="资助" description="每一项资助从申请到结项：谁办过、现在到哪一步、付了多少。" />
      <Tabs
        activeKey={filters.tab ?? 'grants'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'grants', label: '申请与资助', children: <Grants /> },
          { key: 'calls', label: '征集', children: <Calls /> },
          { key: 'payments', label: '付款', children: <Payments /> },
        ]}
      />
    </>
  )
}

function Grants() {
  const { filters, setFilter } = useFilters(['state', 'use', 'text'])
  const mayApply = useMay('grants.application.apply')
  const { page, pageSize, onPage } = usePaging()
  const [state, use] = [oneOf(GRANT_STATES, filters.state), oneOf(USES, filters.use)]
  const { text } = filters
  const filter = { ...(state && { state }), ...(use && { use }), ...(text && { text }) }
  const list = useAsk(grantsContract, 'listGrants', { ...filter, page, pageSize })
  return (
    <DataTable
      label="资助申请"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有资助申请" next="先发布征集；申请由本人在手机上提交，或由工作人员代为登记。" />}
      filters={
        <>
          <SearchInput
            aria-label="查找资助"
            placeholder="项目、单位或编号"
            value={text}
            onSearch={(value) => setFilter('text', value)}
          />
          <Select
            aria-label="状态"
            allowClear
            placeholder="全部状态"
            style={{ width: 180 }}
            options={optionsOf(GRANT_STATES)}
            value={state ?? null}
            onChange={(value) => setFilter('state', value ?? undefined)}
          />
          <Select
            aria-label="用途"
            allowClear
            placeholder="全部用途"
            style={{ width: 240 }}
            options={optionsOf(USES)}
            value={use ?? null}
            onChange={(value) => setFilter('use', value ?? undefined)}
          />
        </>
      }
      actions={
        <>
          {mayApply && (
            <Link to="/fund/grants/new">
              <Button type="primary">代为登记申请</Button>
            </Link>
          )}
          <Link to={exportPath('grants.grants', '资助台账', filter)}>
            <Button>导出</Button>
          </Link>
        </>
      }
    />
  )
}

const COLUMNS: Column<Grant>[] = [
  { key: 'title', title: '项目', render: ({ id, title }) => <Link to={`/fund/grants/${id}`}>{title}</Link> },
  { key: 'applicant', title: '申请单位', render: ({ applicantName }) => applicantName },
  { key: 'use', title: '用途', wideOnly: true, render: ({ use }) => USES[use] },
  { key: 'area', title: '社区或街镇', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'asked', title: '申请（元）', figure: true, render: ({ askedFen }) => yuan(askedFen) },
  { key: 'granted', title: '批准（元）', figure: true, render: ({ grantedFen }) => yuan(grantedFen) },
  { key: 'paid', title: '已付（元）', figure: true, render: ({ paidFen }) => yuan(paidFen) },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{GRANT_STATES[state]}</Tag> },
]
