import { Button, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { PROJECT_STATES } from '../contract/fields.ts'
import type { ProjectView } from '../contract/projects.ts'
import { teamsContract } from '../contract.ts'
import { given, keyOf, optionsOf, placeOf, useCodes } from './codes.ts'
import { EditProject, EndProject, RecordProject, StartProject } from './ProjectForms.tsx'

export type Project = z.infer<typeof ProjectView>
type Act = { kind: 'edit' | 'start' | 'end'; project: Project }
const FORMS = { edit: EditProject, start: StartProject, end: EndProject }

/** The projects of one place and where each stands. */
export function Projects({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('teams.project.record')
  const { tags, categories } = useCodes()
  const { filters, setFilter, clear, isFiltered } = useFilters(['state', 'tag', 'category', 'words', 'project'])
  const { sort, order, onSort } = useSort(['area', 'from', 'name'])
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const [act, setAct] = useState<Act>()
  const state = keyOf(PROJECT_STATES, filters.state)
  const { tag, category, words, project: projectId } = filters
  const filter = given({ areaCode, state, tag, category, words, projectId })
  const list = useAsk(teamsContract, 'listProjects', { ...filter, ...order, page, pageSize })
  const columns = columnsOf(tags.label, mayRecord ? setAct : undefined)
  return (
    <>
      <DataTable
        label="项目"
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={onSort}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<NoProjects onClear={isFiltered ? clear : undefined} />}
        filters={
          <>
            <SearchInput
              aria-label="按名称查找"
              placeholder="名称中的字"
              width={160}
              value={filters.words}
              onSearch={(words) => setFilter('words', words)}
            />
            <Select
              aria-label="方向"
              placeholder="方向"
              allowClear
              style={{ width: 130 }}
              value={filters.tag ?? null}
              onChange={(value) => setFilter('tag', value ?? undefined)}
              options={tags.options}
            />
            <Select
              aria-label="服务类别"
              placeholder="服务类别"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 170 }}
              value={filters.category ?? null}
              onChange={(value) => setFilter('category', value ?? undefined)}
              options={categories.options}
            />
            <Select
              aria-label="状态"
              placeholder="全部状态"
              allowClear
              style={{ width: 120 }}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
              options={optionsOf(PROJECT_STATES)}
            />
          </>
        }
        actions={
          <Actions
            filter={filter}
            onAll={projectId ? clear : undefined}
            onRecord={mayRecord ? () => setRecording(true) : undefined}
          />
        }
      />
      {recording && <RecordProject onClose={() => setRecording(false)} {...(areaCode && { areaCode })} />}
      <Acting act={act} onClose={() => setAct(undefined)} />
    </>
  )
}

function Acting({ act, onClose }: { act: Act | undefined; onClose: () => void }) {
  if (!act) return null
  const ActingForm = FORMS[act.kind]
  return <ActingForm project={act.project} onClose={onClose} />
}

type ActionsProps = { filter: object; onAll: (() => void) | undefined; onRecord: (() => void) | undefined }
const Actions = ({ filter, onAll, onRecord }: ActionsProps) => (
  <>
    {onAll && <Button onClick={onAll}>查看全部项目</Button>}
    {onRecord && (
      <>
        <Button type="primary" onClick={onRecord}>
          登记项目
        </Button>
        <Link to={importPath('teams.projects')}>
          <Button>导入</Button>
        </Link>
      </>
    )}
    <Link to={exportPath('teams.projects', '志愿服务项目名册', filter)}>
      <Button>导出</Button>
    </Link>
  </>
)

const NoProjects = ({ onClear }: { onClear: (() => void) | undefined }) =>
  onClear ? (
    <EmptyHint title="没有符合条件的项目" next="请放宽条件。" action={<Button onClick={onClear}>清空条件</Button>} />
  ) : (
    <EmptyHint title="还没有志愿服务项目" next="请登记项目并启动，启动后计入三（五）。" />
  )

const columnsOf = (labelOf: (tag: string) => string, onAct: ((act: Act) => void) | undefined): Column<Project>[] => [
  { key: 'name', title: '项目', sortable: true, render: ({ name }) => name },
  { key: 'area', title: '社区（村）', sortable: true, render: placeOf },
  {
    key: 'tags',
    title: '方向',
    render: ({ tags }) => (
      <Space size={4} wrap>
        {tags.map((tag) => (
          <Tag key={tag}>{labelOf(tag)}</Tag>
        ))}
      </Space>
    ),
  },
  { key: 'team', title: '承担队伍', wideOnly: true, render: ({ teamName }) => teamName ?? '—' },
  {
    key: 'from',
    title: '计划起止',
    date: true,
    sortable: true,
    render: ({ fromDate, toDate }) => `${fromDate} 至 ${toDate ?? '长期'}`,
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state, startedOn, endedOn }) => (
      <>
        <Tag color={state === 'running' ? 'green' : 'default'}>{PROJECT_STATES[state]}</Tag>{' '}
        <span className="muted figure">{endedOn ?? startedOn}</span>
      </>
    ),
  },
  ...(onAct
    ? [
        {
          key: 'act',
          title: '',
          render: (project: Project) =>
            project.state !== 'ended' && (
              <Space>
                <Button
                  size="small"
                  type={project.state === 'draft' ? 'primary' : 'default'}
                  onClick={() => onAct({ kind: project.state === 'draft' ? 'start' : 'end', project })}
                >
                  {project.state === 'draft' ? '启动' : '结束'}
                </Button>
                <Button size="small" onClick={() => onAct({ kind: 'edit', project })}>
                  修改
                </Button>
              </Space>
            ),
        },
      ]
    : []),
]
