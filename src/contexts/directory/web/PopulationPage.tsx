import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { dateOf, showDate } from '#kernel/time.ts'
import { downloadUrl } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { directoryContract, type PopulationFilter, SOURCE_KINDS } from '../contract.ts'
import { FreezeBase } from './FreezeBase.tsx'
import { PlaceText } from './parts.tsx'
import { AreaField } from './public.tsx'
import { RecordPopulation } from './RecordPopulation.tsx'

type Return = z.infer<(typeof directoryContract)['endpoints']['listPopulation']['output']>['rows'][number]

/** Residents as communities reported them, newest first; which of them shares are counted against. */
export function PopulationPage() {
  const mayRecord = useMay('directory.population.record')
  const mayFreeze = useMay('directory.population.freeze')
  const [recording, setRecording] = useState(false)
  const { filters, setFilter, clear, isFiltered } = useFilters(['withinCode', 'sourceKind', 'base'])
  const { base, ...rest } = filters
  const filter = { ...rest, ...(base && { baseOnly: true }) } as z.input<typeof PopulationFilter>
  const list = useAskMore(directoryContract, 'listPopulation', filter, ({ next }) =>
    next === null ? undefined : { after: next },
  )
  const total = list.pages?.[0]?.total
  const act: Column<Return> = {
    key: 'act',
    title: '',
    fixed: 'right',
    render: (row) => !row.baseStands && <FreezeBase of={row} />,
  }
  return (
    <>
      <PageHeader
        title="常住人口"
        description="按社区（村）逐期登记，新的在前。各项占比以冻结的基数为分母。"
        actions={
          mayRecord && (
            <>
              <Link to={importPath('directory.population')}>导入上报表</Link>
              <Button type="primary" onClick={() => setRecording(true)}>
                登记一期
              </Button>
            </>
          )
        }
      />
      <DataTable
        label="常住人口"
        columns={[...COLUMNS, ...(mayFreeze ? [act] : [])]}
        rows={list.pages?.flatMap(({ rows }) => rows)}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...list.paging, ...(total !== undefined && { total }) }}
        empty={
          <EmptyHint
            title={isFiltered ? '没有符合条件的人口数' : '还没有登记常住人口'}
            next={isFiltered ? '请放宽条件。' : '没有人口数的社区，各项占比无法计算。可逐个登记，也可导入上报表。'}
            action={isFiltered ? <Button onClick={clear}>清空条件</Button> : undefined}
          />
        }
        filters={
          <>
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={filters.withinCode}
                onChange={(code) => setFilter('withinCode', code)}
              />
            </div>
            <Select
              aria-label="数据来源"
              placeholder="数据来源"
              allowClear
              style={{ width: 150 }}
              value={filters.sourceKind ?? null}
              onChange={(kind) => setFilter('sourceKind', kind ?? undefined)}
              options={Object.entries(SOURCE_KINDS).map(([value, label]) => ({ value, label }))}
            />
            <Select
              aria-label="是否基数"
              placeholder="是否基数"
              allowClear
              style={{ width: 120 }}
              value={base ?? null}
              onChange={(only) => setFilter('base', only ?? undefined)}
              options={[{ value: 'only', label: '仅基数' }]}
            />
          </>
        }
        actions={<Link to={exportPath('directory.population', '常住人口', filter)}>导出</Link>}
      />
      {recording && <RecordPopulation onClose={() => setRecording(false)} />}
    </>
  )
}

const COLUMNS: Column<Return>[] = [
  {
    key: 'area',
    title: '社区（村）',
    render: ({ areaName, townName }) => <PlaceText name={areaName} above={townName} />,
  },
  {
    key: 'residents',
    title: '常住人口',
    figure: true,
    render: ({ residents }) => <Figure value={residents} unit="人" />,
  },
  { key: 'asOf', title: '截至日期', render: ({ asOf }) => <span className="figure">{showDate(asOf)}</span> },
  { key: 'source', title: '数据来源', render: ({ sourceKind }) => SOURCE_KINDS[sourceKind] },
  {
    key: 'base',
    title: '基数',
    render: ({ isBase, baseStands, baseFrom }) =>
      isBase ? (
        <>
          <Tag color={baseStands ? 'green' : 'default'} style={{ marginInlineEnd: 8 }}>
            {baseStands ? '现行基数' : '曾作基数'}
          </Tag>
          {baseFrom && <span className="muted">{showDate(baseFrom)}起</span>}
        </>
      ) : (
        '—'
      ),
  },
  {
    key: 'recorded',
    title: '登记日期',
    render: ({ recordedAt }) => <span className="figure">{showDate(dateOf(new Date(recordedAt)))}</span>,
  },
  {
    key: 'paper',
    title: '盖章件',
    render: ({ id, fileId }) =>
      fileId ? (
        <a href={downloadUrl(directoryContract, 'openSealedReturn', { returnId: id })} target="_blank" rel="noreferrer">
          查看
        </a>
      ) : (
        '—'
      ),
  },
  { key: 'note', title: '备注', wideOnly: true, render: ({ note }) => note || '—' },
]
