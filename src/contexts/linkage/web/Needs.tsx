import { Button, Checkbox, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { linkageContract } from '../contract.ts'
import { LINES } from '../vocabulary.ts'
import { oneOf, optionsOf } from './parts.tsx'

type Need = z.output<typeof linkageContract.endpoints.listNeeds.output>['rows'][number]

/** Needs that are real and not solved: what each was matched with, and the project it is in. */
export function Needs() {
  const { filters, setFilter } = useFilters(['line', 'free', 'text'])
  const { page, pageSize, onPage } = usePaging()
  const mayLead = useMay('linkage.linkage.lead')
  const line = oneOf(LINES, filters.line)
  const list = useAsk(linkageContract, 'listNeeds', {
    ...{ page, pageSize, freeOnly: filters.free !== undefined },
    ...(line && { line }),
    ...(filters.text && { text: filters.text }),
  })
  const columns: Column<Need>[] = [
    ...COLUMNS,
    {
      key: 'acts',
      title: '办理',
      render: ({ id, projectId }) =>
        mayLead && (
          <span className="linkage-acts">
            <Link to={`/linkage/resources/needs/${id}`}>
              <Button size="small">找资源</Button>
            </Link>
            {!projectId && (
              <Link to={`/linkage/projects/new?needId=${id}`}>
                <Button size="small">成立项目</Button>
              </Link>
            )}
          </span>
        ),
    },
  ]
  return (
    <DataTable
      label="需求清单"
      columns={columns}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有待联动的需求" next="需求在“需求”里核实之后，会列在这里。" />}
      filters={
        <>
          <SearchInput
            aria-label="搜索需求"
            placeholder="需求、编号"
            value={filters.text}
            onSearch={(text) => setFilter('text', text)}
          />
          <Select
            aria-label="方向"
            allowClear
            placeholder="全部方向"
            style={{ width: 180 }}
            options={optionsOf(LINES)}
            value={line ?? null}
            onChange={(value) => setFilter('line', value ?? undefined)}
          />
          <Checkbox
            checked={filters.free !== undefined}
            onChange={({ target }) => setFilter('free', target.checked ? '1' : undefined)}
          >
            只看还没有进入项目的
          </Checkbox>
        </>
      }
    />
  )
}

const COLUMNS: Column<Need>[] = [
  {
    key: 'title',
    title: '需求',
    render: ({ id, title, urgency }) => (
      <>
        <Link to={`/needs/${id}`}>{title}</Link> {urgency === 'urgent' && <Tag color="red">紧急</Tag>}
      </>
    ),
  },
  { key: 'line', title: '方向', render: ({ line }) => (line ? LINES[line] : '未分类') },
  { key: 'area', title: '社区或街镇', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'days', title: '已等（天）', figure: true, render: ({ days }) => days },
  { key: 'state', title: '状态', render: ({ stateName }) => <Tag>{stateName}</Tag> },
  { key: 'matches', title: '对接', render: ({ matches }) => matches.map(({ title }) => title).join('、') || '—' },
  {
    key: 'project',
    title: '项目',
    render: ({ projectId, projectTitle }) =>
      projectId ? <Link to={`/linkage/projects/${projectId}`}>{projectTitle}</Link> : '—',
  },
]
