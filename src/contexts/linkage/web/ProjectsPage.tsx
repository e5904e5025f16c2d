import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { linkageContract } from '../contract.ts'
import type { ProjectRow } from '../contract-parts.ts'
import { PROJECT_STATES } from '../vocabulary.ts'
import { oneOf, optionsOf, SeatDots } from './parts.tsx'

type Row = z.output<typeof ProjectRow>

export function ProjectsPage() {
  const { filters, setFilter } = useFilters(['state', 'text'])
  const { page, pageSize, onPage } = usePaging()
  const mayLead = useMay('linkage.linkage.lead')
  const state = oneOf(PROJECT_STATES, filters.state)
  const filter = { ...(state && { state }), ...(filters.text && { text: filters.text }) }
  const list = useAsk(linkageContract, 'listProjects', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader title="联动项目" description="从需求出发，五方各自行动；谁动了、谁没动，都以各方自己的记录为准。" />
      <DataTable
        label="联动项目"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有联动项目" next="成立一个项目：选择已核实、还没有解决的需求，写明五方由谁参加。" />}
        filters={
          <>
            <SearchInput
              aria-label="搜索项目"
              placeholder="项目名称、编号"
              value={filters.text}
              onSearch={(text) => setFilter('text', text)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 140 }}
              options={optionsOf(PROJECT_STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
          </>
        }
        actions={
          <>
            {mayLead && (
              <Link to="/linkage/projects/new">
                <Button type="primary">成立项目</Button>
              </Link>
            )}
            <Link to={exportPath('linkage.projects', '联动项目清单', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'title', title: '项目', render: ({ id, title }) => <Link to={`/linkage/projects/${id}`}>{title}</Link> },
  {
    key: 'area',
    title: '社区或街镇',
    render: ({ areaName, townName }) => (areaName === townName ? townName : `${townName} ${areaName}`),
  },
  { key: 'seats', title: '五方', render: ({ seats, acted }) => <SeatDots seats={seats} acted={acted} /> },
  { key: 'needs', title: '需求', figure: true, wideOnly: true, render: ({ needs }) => needs },
  { key: 'lead', title: '牵头', wideOnly: true, render: ({ leadName }) => leadName },
  { key: 'starts', title: '开始', date: true, wideOnly: true, render: ({ startsOn }) => startsOn },
  {
    key: 'still',
    title: '最近行动',
    render: ({ state, stillDays, isStill, closedOn }) =>
      state === 'running' ? isStill ? <Tag color="red">停滞{stillDays}天</Tag> : `${stillDays}天前` : closedOn,
  },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{PROJECT_STATES[state]}</Tag> },
]
