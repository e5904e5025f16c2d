import { Button, Checkbox, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { incubationContract } from '../contract.ts'
import type { OrganisationRow } from '../contract-parts.ts'
import { showLevel } from '../rules/ability.ts'
import { STAGES, STATES, type State, TIERS } from '../vocabulary.ts'
import { oneOf, optionsOf, StageTag, StateTag } from './parts.tsx'

type Row = z.output<typeof OrganisationRow>

type Said = Partial<Record<'state' | 'stage' | 'tier' | 'words' | 'idle', string>>

/** What the address says, as the list takes it. */
const filterOf = ({ state, stage, tier, words, idle }: Said, only: State | undefined) => ({
  state: only ?? oneOf(STATES, state),
  stage: oneOf(STAGES, stage),
  tier: oneOf(TIERS, tier),
  ...(words && { words }),
  ...(idle && { idle: true }),
})

/** A list of organisations; `only`: a queue of those in one state. */
export function Organisations({ only }: { only?: State }) {
  const { filters, setFilter, clear, isFiltered } = useFilters(['state', 'stage', 'tier', 'words', 'idle'])
  const { sort, order, onSort } = useSort(['name', 'filed', 'services', 'level', 'last'])
  const { page, pageSize, onPage } = usePaging()
  const { state, stage, tier, ...more } = filterOf(filters, only)
  const filter = { ...(state && { state }), ...(stage && { stage }), ...(tier && { tier }), ...more }
  const list = useAsk(incubationContract, 'listOrganisations', { ...filter, ...order, page, pageSize })
  return (
    <DataTable
      label="社区社会组织"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      {...(sort && { sort })}
      onSort={onSort}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<Nothing isFiltered={isFiltered} isQueue={only !== undefined} onClear={clear} />}
      filters={
        <>
          <SearchInput
            aria-label="按名称或备案号查找"
            placeholder="名称或备案号"
            width={170}
            value={filters.words}
            onSearch={(words) => setFilter('words', words)}
          />
          {!only && (
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 150 }}
              options={optionsOf(STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
          )}
          <Select
            aria-label="培育阶段"
            allowClear
            placeholder="培育阶段"
            style={{ width: 140 }}
            options={optionsOf(STAGES)}
            value={stage ?? null}
            onChange={(value) => setFilter('stage', value ?? undefined)}
          />
          <Select
            aria-label="类别"
            allowClear
            placeholder="类别"
            style={{ width: 150 }}
            options={optionsOf(TIERS)}
            value={tier ?? null}
            onChange={(value) => setFilter('tier', value ?? undefined)}
          />
          {!only && (
            <Checkbox
              checked={Boolean(filters.idle)}
              onChange={({ target }) => setFilter('idle', target.checked ? '1' : undefined)}
            >
              长期没有活动
            </Checkbox>
          )}
        </>
      }
      actions={!only && <Actions filter={filter} />}
    />
  )
}

function Actions({ filter }: { filter: object }) {
  const mayRecord = useMay('incubation.organisation.check')
  const mayImport = useMay('directory.organisation.record')
  return (
    <>
      {mayRecord && (
        <Link to="/social-organisations/new">
          <Button type="primary">登记发起中的组织</Button>
        </Link>
      )}
      {mayImport && (
        <Link to={importPath('directory.organisations')}>
          <Button>导入名册</Button>
        </Link>
      )}
      <Link to={exportPath('incubation.organisations', '社区社会组织台账', filter)}>
        <Button>导出</Button>
      </Link>
    </>
  )
}

function Nothing({ isFiltered, isQueue, onClear }: { isFiltered: boolean; isQueue: boolean; onClear: () => void }) {
  if (isQueue) return <EmptyHint title="没有等待办理的" next="有新的申请时会出现在这里。" />
  if (isFiltered)
    return (
      <EmptyHint title="没有符合条件的组织" next="请放宽条件。" action={<Button onClick={onClear}>清空条件</Button>} />
    )
  return <EmptyHint title="还没有社区社会组织" next="请导入名册，或登记居民发起的组织。" />
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    title: '组织',
    sortable: true,
    render: ({ id, name, warnings, teamName }) => (
      <>
        <Link to={`/social-organisations/${id}`}>{name}</Link>
        {teamName && <span className="muted">（同时是志愿队伍）</span>}
        {warnings.map(({ kind, text }) => (
          <div key={kind}>
            <Tag variant="filled" color="orange">
              {text}
            </Tag>
          </div>
        ))}
      </>
    ),
  },
  { key: 'area', title: '社区（村）', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'tier', title: '类别', wideOnly: true, render: ({ tier }) => TIERS[tier] },
  { key: 'state', title: '状态', render: ({ state }) => <StateTag state={state} /> },
  { key: 'stage', title: '培育', render: ({ stage }) => <StageTag stage={stage} /> },
  {
    key: 'filed',
    title: '备案登记',
    date: true,
    sortable: true,
    render: ({ firstStandingOn }) => firstStandingOn ?? '—',
  },
  {
    key: 'services',
    title: '近12个月活动',
    figure: true,
    sortable: true,
    render: ({ services12 }) => `${services12}次`,
  },
  {
    key: 'level',
    title: '能力',
    figure: true,
    sortable: true,
    render: ({ levelNow }) => (levelNow === null ? '—' : showLevel(levelNow)),
  },
]
