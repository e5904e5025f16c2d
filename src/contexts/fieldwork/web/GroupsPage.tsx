import { Button, Checkbox, Tabs, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { fieldworkContract } from '../contract.ts'
import { type GroupRow, Sorts } from '../parts-groups.ts'
import { GROUP_STATES, KINDS, LINES, TYPES } from '../vocabulary.ts'
import { Assessments } from './Assessments.tsx'
import { oneOf, Pick } from './parts.tsx'
import './fieldwork.css'

type Row = z.infer<typeof GroupRow>

/** Groups and community activities, and reports on needs. */
export function GroupsPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  return (
    <>
      <PageHeader title="小组与社区活动" description="从计划书到归档：谁办过、现在到哪一步、已有几节记录。" />
      <Tabs
        activeKey={filters.tab ?? 'groups'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'groups', label: '小组与活动', children: <Groups /> },
          { key: 'assessments', label: '需求评估报告', children: <Assessments /> },
        ]}
      />
    </>
  )
}

function Groups() {
  const { filters, setFilter } = useFilters(['kind', 'state', 'line', 'overdue'])
  const { page, pageSize, onPage } = usePaging()
  const { sort, order, onSort } = useSort(Sorts)
  const mayWork = useMay('fieldwork.group.work')
  const [kind, state, line] = [
    oneOf(KINDS, filters.kind),
    oneOf(GROUP_STATES, filters.state),
    oneOf(LINES, filters.line),
  ]
  const overdue = filters.overdue === '1'
  const filter = { ...(kind && { kind }), ...(state && { state }), ...(line && { line }), ...(overdue && { overdue }) }
  const list = useAsk(fieldworkContract, 'listGroups', { ...filter, ...order, page, pageSize })
  return (
    <DataTable
      label="小组与社区活动"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      {...(sort && { sort })}
      onSort={onSort}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有小组或社区活动" next="由驻站社工提交计划书，社工站负责人审定后开展。" />}
      filters={
        <>
          <Pick label="类别" words={KINDS} value={kind} onChange={(value) => setFilter('kind', value)} width={120} />
          <Pick label="状态" words={GROUP_STATES} value={state} onChange={(value) => setFilter('state', value)} />
          <Pick label="领域" words={LINES} value={line} onChange={(value) => setFilter('line', value)} />
          <Checkbox checked={overdue} onChange={({ target }) => setFilter('overdue', target.checked ? '1' : undefined)}>
            过期未办结
          </Checkbox>
        </>
      }
      actions={
        <>
          {mayWork && (
            <Link to="/service/groups/new">
              <Button type="primary">提交计划书</Button>
            </Link>
          )}
          <Link to={exportPath('fieldwork.groups', '小组与社区活动台账', filter)}>
            <Button>导出</Button>
          </Link>
        </>
      }
    />
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'title',
    title: '名称',
    sortable: true,
    render: ({ id, title }) => <Link to={`/service/groups/${id}`}>{title}</Link>,
  },
  { key: 'type', title: '类型', render: ({ type }) => TYPES[type] },
  { key: 'area', title: '社区或街镇', render: ({ areaName }) => areaName },
  { key: 'line', title: '领域', wideOnly: true, render: ({ line }) => LINES[line] },
  { key: 'leader', title: '负责社工', wideOnly: true, render: ({ leaderName }) => leaderName },
  {
    key: 'held',
    title: '节（场）数',
    figure: true,
    render: ({ sessionsHeld, sessions }) => `${sessionsHeld}/${sessions}`,
  },
  { key: 'startsOn', title: '开始', date: true, sortable: true, render: ({ startsOn }) => startsOn },
  { key: 'endsOn', title: '结束', date: true, sortable: true, render: ({ endsOn }) => endsOn },
  {
    key: 'state',
    title: '状态',
    render: ({ state, isOverdue }) => (
      <>
        <Tag>{GROUP_STATES[state]}</Tag>
        {isOverdue && <Tag color="red">过期</Tag>}
      </>
    ),
  },
]
