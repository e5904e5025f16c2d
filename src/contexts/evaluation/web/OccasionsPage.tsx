import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { STAGES } from '#contexts/scoring/contract.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { evaluationContract } from '../contract.ts'
import { LEVELS, OCCASION_STATES } from '../vocabulary.ts'
import { oneOf, optionsOf, points } from './parts.tsx'

type Row = z.output<typeof evaluationContract.endpoints.listOccasions.output>['rows'][number]

/** All evaluations in one's reach: where each stands, its deadline, how many have handed in. */
export function OccasionsPage() {
  const { filters, setFilter } = useFilters(['stage', 'level', 'state', 'text'])
  const mayForm = useMay('evaluation.panel.form')
  const { page, pageSize, onPage } = usePaging()
  const stage = oneOf(STAGES, filters.stage)
  const level = oneOf(LEVELS, filters.level)
  const state = oneOf(OCCASION_STATES, filters.state)
  const { text } = filters
  const filter = { ...(stage && { stage }), ...(level && { level }), ...(state && { state }), ...(text && { text }) }
  const list = useAsk(evaluationContract, 'listOccasions', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader title="各点评估" description="从组建评估组到公布结果：谁评、评到哪一步、结果如何。" />
      <DataTable
        label="评估"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有评估" next="市评估市区联合创建点，区评估本区的全部创建点，都从“发起评估”开始。" />}
        filters={
          <>
            <SearchInput
              aria-label="查找评估"
              placeholder="街镇或编号"
              value={text}
              onSearch={(value) => setFilter('text', value)}
            />
            <Select
              aria-label="阶段"
              allowClear
              placeholder="全部阶段"
              style={{ width: 130 }}
              options={optionsOf(STAGES)}
              value={stage ?? null}
              onChange={(value) => setFilter('stage', value ?? undefined)}
            />
            <Select
              aria-label="市评还是区评"
              allowClear
              placeholder="市级和区级"
              style={{ width: 130 }}
              options={optionsOf(LEVELS)}
              value={level ?? null}
              onChange={(value) => setFilter('level', value ?? undefined)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 170 }}
              options={optionsOf(OCCASION_STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
          </>
        }
        actions={
          <>
            {mayForm && (
              <Link to="/evaluation/occasions/new">
                <Button type="primary">发起评估</Button>
              </Link>
            )}
            <Link to={exportPath('evaluation.occasions', '评估清单', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'place', title: '创建点', render: ({ id, place }) => <Link to={`/evaluation/occasions/${id}`}>{place}</Link> },
  { key: 'stage', title: '阶段', render: ({ stage }) => STAGES[stage] },
  { key: 'host', title: '组织', wideOnly: true, render: ({ hostName }) => hostName },
  { key: 'no', title: '编号', wideOnly: true, render: ({ no }) => no },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{OCCASION_STATES[state]}</Tag> },
  {
    key: 'submitted',
    title: '已交评分',
    figure: true,
    render: ({ submitted, seats }) => (seats > 0 ? `${submitted}/${seats}` : '—'),
  },
  { key: 'ends', title: '评分期限', date: true, render: ({ scoringEndsOn }) => scoringEndsOn ?? '—' },
  { key: 'total', title: '得分', figure: true, render: ({ totalCenti }) => points(totalCenti) },
  { key: 'grade', title: '等次', render: ({ grade }) => grade || '—' },
]
