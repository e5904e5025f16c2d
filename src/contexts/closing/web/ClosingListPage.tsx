import { Button, Checkbox, Select, Tabs, Tag } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { STAGES } from '#contexts/scoring/contract.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { closingContract } from '../contract.ts'
import type { PointRow, RectificationRow } from '../contract-parts.ts'
import { CLOSING_STATES, LEVELS, RECTIFICATION_STATES } from '../vocabulary.ts'
import { oneOf, optionsOf, StateTag } from './parts.tsx'

/** What has to be mended and by when, and how far each point is on the way to its closing. */
export function ClosingListPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  return (
    <>
      <PageHeader title="整改与结项" description="评估提出的问题改到哪一步，各创建点的结项办到哪一步。" />
      <Tabs
        activeKey={filters.tab ?? 'rectifications'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'rectifications', label: '整改', children: <Rectifications /> },
          { key: 'points', label: '结项', children: <Points /> },
        ]}
      />
    </>
  )
}

type Row = z.output<typeof RectificationRow>
const COLUMNS: Column<Row>[] = [
  {
    key: 'area',
    title: '街镇',
    render: ({ id, areaName }) => <Link to={`/closing/rectifications/${id}`}>{areaName}</Link>,
  },
  { key: 'stage', title: '评估', render: ({ stage, level }) => `${LEVELS[level]}${STAGES[stage]}` },
  { key: 'issues', title: '问题', figure: true, render: ({ issues }) => issues },
  { key: 'issued', title: '提出', date: true, render: ({ issuedOn }) => issuedOn },
  {
    key: 'due',
    title: '期限',
    date: true,
    render: ({ dueOn, extendedOn }) => (extendedOn ? `${dueOn}（已延期）` : dueOn),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state, daysLate, round }) => (
      <>
        <StateTag state={state} words={RECTIFICATION_STATES} />
        {round > 1 && state === 'open' && <Tag>第二轮</Tag>}
        {daysLate > 0 && <Tag color="red">逾期{daysLate}天</Tag>}
      </>
    ),
  },
]

function Rectifications() {
  const { filters, setFilter } = useFilters(['state', 'overdue'])
  const { page, pageSize, onPage } = usePaging()
  const mayDemand = useMay('closing.rectification.demand')
  const state = oneOf(RECTIFICATION_STATES, filters.state)
  const overdueOnly = filters.overdue === '1'
  const filter = { ...(state && { state }), ...(overdueOnly && { overdueOnly }) }
  const list = useAsk(closingContract, 'listRectifications', { ...filter, page, pageSize })
  return (
    <DataTable
      label="整改"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有整改" next="评估结果告知之后，由组织评估的民政部门提出。" />}
      filters={
        <>
          <Select
            aria-label="状态"
            allowClear
            placeholder="全部状态"
            style={{ width: 160 }}
            options={optionsOf(RECTIFICATION_STATES)}
            value={state ?? null}
            onChange={(value) => setFilter('state', value ?? undefined)}
          />
          <Checkbox
            checked={overdueOnly}
            onChange={({ target }) => setFilter('overdue', target.checked ? '1' : undefined)}
          >
            只看逾期
          </Checkbox>
        </>
      }
      actions={
        <>
          {mayDemand && (
            <Link to="/closing/demand">
              <Button type="primary">提出整改</Button>
            </Link>
          )}
          <Link to={exportPath('closing.rectifications', '整改台账', filter)}>
            <Button>导出</Button>
          </Link>
        </>
      }
    />
  )
}

type Point = z.output<typeof PointRow>
const ENDS: Readonly<Record<string, string>> = { closed: '已结项', terminated: '已终止' }
const POINT_COLUMNS: Column<Point>[] = [
  {
    key: 'area',
    title: '创建点',
    render: ({ districtName, areaName, closingId }) =>
      closingId ? (
        <Link to={`/closing/closings/${closingId}`}>{`${districtName}${areaName}`}</Link>
      ) : (
        `${districtName}${areaName}`
      ),
  },
  {
    key: 'kind',
    title: '类别',
    render: ({ kind }) => (kind === 'joint' ? '市区联合（市级结项）' : '区级（区级结项）'),
  },
  {
    key: 'open',
    title: '未完成整改',
    figure: true,
    render: ({ openRectifications }) => openRectifications,
  },
  { key: 'applied', title: '申请', date: true, render: ({ appliedOn }) => appliedOn ?? '—' },
  { key: 'closed', title: '结项', date: true, render: ({ closedOn }) => closedOn ?? '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ closingState, status }) =>
      closingState ? (
        <StateTag state={closingState} words={CLOSING_STATES} />
      ) : (
        <Tag>{ENDS[status] ?? '还没有申请'}</Tag>
      ),
  },
]

function Points() {
  const { page, pageSize, onPage } = usePaging()
  const { filters, setFilter } = useFilters(['closing'])
  const state = oneOf(CLOSING_STATES, filters.closing)
  const go = useNavigate()
  const mayApply = useMay('closing.closing.apply')
  const draft = useAct(closingContract, 'draftClosing')
  const list = useAsk(closingContract, 'listPoints', { ...(state && { state }), page, pageSize })
  const begin = ({ areaCode, pointId }: Point) =>
    draft.mutate(
      { areaCode, pointId },
      { onSuccess: ({ closingId }: { closingId: string }) => go(`/closing/closings/${closingId}`) },
    )
  const act = (row: Point) =>
    row.closingId === null &&
    row.status === 'active' && (
      <Button size="small" type="primary" loading={draft.isPending} onClick={() => begin(row)}>
        准备结项
      </Button>
    )
  return (
    <>
      <ErrorAlert error={draft.error} />
      <DataTable
        label="各创建点的结项"
        columns={mayApply ? [...POINT_COLUMNS, { key: 'act', title: '', render: act }] : POINT_COLUMNS}
        rows={list.data?.rows}
        rowKey={({ pointId }) => pointId}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有创建点" next="创建点启动之后显示在这里。" />}
        filters={
          <Select
            aria-label="结项状态"
            allowClear
            placeholder="全部状态"
            style={{ width: 160 }}
            options={optionsOf(CLOSING_STATES)}
            value={state ?? null}
            onChange={(value) => setFilter('closing', value ?? undefined)}
          />
        }
      />
    </>
  )
}
