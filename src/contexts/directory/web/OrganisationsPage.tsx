import { Button, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import {
  directoryContract,
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  type OrganisationFilter,
  STANDINGS,
} from '../contract.ts'
import { EndOrganisation } from './EndOrganisation.tsx'
import { PlaceText } from './parts.tsx'
import { AreaField } from './public.tsx'
import { RecordOrganisation } from './RecordOrganisation.tsx'

type Organisation = z.infer<(typeof directoryContract)['endpoints']['listOrganisations']['output']>['rows'][number]
type Names = 'withinCode' | 'kind' | 'standing' | 'state' | 'words'

/** Organisations of one's own places, place by place. */
export function OrganisationsPage() {
  const mayRecord = useMay('directory.organisation.record')
  const [recording, setRecording] = useState(false)
  const { filters, setFilter, clear, isFiltered } = useFilters<Names>([
    'withinCode',
    'kind',
    'standing',
    'state',
    'words',
  ])
  const filter = filters as z.input<typeof OrganisationFilter>
  const list = useAskMore(directoryContract, 'listOrganisations', filter, ({ next }) =>
    next === null ? undefined : { after: next },
  )
  const total = list.pages?.[0]?.total
  const act: Column<Organisation> = {
    key: 'act',
    title: '',
    fixed: 'right',
    render: (row) => row.endedOn === null && <EndOrganisation of={row} onStale={list.refetch} />,
  }
  return (
    <>
      <PageHeader
        title="组织"
        description="社区社会组织、承接机构、公募慈善组织和志愿服务组织。"
        actions={
          mayRecord && (
            <>
              <Link to={importPath('directory.organisations')}>导入社区社会组织名册</Link>
              <Button type="primary" onClick={() => setRecording(true)}>
                登记组织
              </Button>
            </>
          )
        }
      />
      <DataTable
        label="组织"
        columns={[...COLUMNS, ...(mayRecord ? [act] : [])]}
        rows={list.pages?.flatMap(({ rows }) => rows)}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...list.paging, ...(total !== undefined && { total }) }}
        empty={
          <EmptyHint
            title={isFiltered ? '没有符合条件的组织' : '还没有登记组织'}
            next={isFiltered ? '请放宽条件。' : '可逐个登记，也可导入社区社会组织名册。'}
            action={isFiltered ? <Button onClick={clear}>清空条件</Button> : undefined}
          />
        }
        filters={<Filters filters={filters} setFilter={setFilter} />}
        actions={<Link to={exportPath('directory.organisations', '组织名录', filter)}>导出</Link>}
      />
      {recording && <RecordOrganisation onClose={() => setRecording(false)} />}
    </>
  )
}

type FiltersProps = { filters: Partial<Record<Names, string>>; setFilter: (name: Names, value?: string) => void }
const CHOICES = [
  ['kind', '类型', ORGANISATION_KINDS, 150],
  ['standing', '登记备案', STANDINGS, 130],
  ['state', '状态', ORGANISATION_STATES, 100],
] as const

const Filters = ({ filters, setFilter }: FiltersProps) => (
  <>
    <Input.Search
      aria-label="按名称、信用代码或业务领域查找"
      placeholder="名称、代码或领域"
      allowClear
      style={{ width: 200 }}
      defaultValue={filters.words}
      onSearch={(words) => setFilter('words', words.trim())}
    />
    <div style={{ width: 200 }}>
      <AreaField
        aria-label="区划"
        placeholder="全部辖区"
        value={filters.withinCode}
        onChange={(code) => setFilter('withinCode', code)}
      />
    </div>
    {CHOICES.map(([name, label, choices, width]) => (
      <Select
        key={name}
        aria-label={label}
        placeholder={label}
        allowClear
        style={{ width }}
        value={filters[name] ?? null}
        onChange={(value) => setFilter(name, value ?? undefined)}
        options={Object.entries(choices).map(([value, label]) => ({ value, label }))}
      />
    ))}
  </>
)

const COLORS = { registered: 'green', filed: 'blue', unregistered: 'default' } as const

const COLUMNS: Column<Organisation>[] = [
  {
    key: 'name',
    title: '组织名称',
    render: ({ name, uscc }) => <PlaceText name={name} above={uscc} />,
  },
  { key: 'kind', title: '类型', render: ({ kind }) => ORGANISATION_KINDS[kind] },
  {
    key: 'area',
    title: '所在区划',
    render: ({ areaName, townName }) => <PlaceText name={areaName} above={townName} />,
  },
  {
    key: 'standing',
    title: '登记备案',
    render: ({ standing, standingNo, standingOn }) => (
      <span className="with-small">
        <Tag color={COLORS[standing]}>{STANDINGS[standing]}</Tag>
        {(standingNo || standingOn) && (
          <small className="muted">{[standingNo, standingOn && showDate(standingOn)].filter(Boolean).join('，')}</small>
        )}
      </span>
    ),
  },
  { key: 'domain', title: '业务领域', render: ({ domain }) => domain || '—' },
  { key: 'head', title: '负责人', render: ({ headName }) => headName || '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ endedOn }) => (endedOn ? <span className="muted">{showDate(endedOn)}注销</span> : '现有'),
  },
]
