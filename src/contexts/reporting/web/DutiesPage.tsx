import { Button, Checkbox, Select, Tag } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { reportingContract } from '../contract.ts'
import type { DutyRow } from '../contract-parts.ts'
import { REPORT_KINDS, REPORT_STATES } from '../vocabulary.ts'
import { oneOf, optionsOf, StateTag } from './parts.tsx'
import './reporting.css'

type Duty = z.infer<typeof DutyRow>
const STATES = { none: '未开始', ...REPORT_STATES }

/** What every district has to report by when, and where each report stands. */
export function DutiesPage() {
  const { filters, setFilter } = useFilters(['kind', 'state', 'late'])
  const { page, pageSize, onPage } = usePaging()
  const [kind, state] = [oneOf(REPORT_KINDS, filters.kind), oneOf(STATES, filters.state)]
  const filter = { ...(kind && { kind }), ...(state && { state }), ...(filters.late && { lateOnly: true }) }
  const list = useAsk(reportingContract, 'listDuties', { ...filter, page, pageSize })
  const start = useAct(reportingContract, 'startReport')
  const navigate = useNavigate()
  const begin = ({ areaCode, kind: what, period }: Duty) =>
    start.mutate(
      { areaCode, kind: what, period },
      { onSuccess: ({ reportId }) => navigate(`/reporting/reports/${reportId}`) },
    )
  return (
    <>
      <PageHeader
        title="区级报告"
        description={`各区向市报送的报告和期限。${list.data?.late ? `现有${list.data.late}份到期没有报送。` : ''}`}
      />
      <ErrorAlert error={start.error} />
      <DataTable
        label="应报送的报告"
        columns={columnsOf(begin, start.isPending)}
        rows={list.data?.rows}
        rowKey={({ areaCode, kind: what, period }) => `${areaCode} ${what} ${period}`}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有应报送的报告" next="装入创建项目之后，按半年和评估节点自动列出。" />}
        filters={
          <>
            <Select
              aria-label="报告种类"
              allowClear
              placeholder="全部报告"
              style={{ width: 200 }}
              options={optionsOf(REPORT_KINDS)}
              value={kind ?? null}
              onChange={(value) => setFilter('kind', value ?? undefined)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 160 }}
              options={optionsOf(STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
            <Checkbox
              checked={filters.late === '1'}
              onChange={({ target }) => setFilter('late', target.checked ? '1' : undefined)}
            >
              只看逾期
            </Checkbox>
          </>
        }
        actions={
          <>
            <Link
              to={exportPath('reporting.results', '各区评估结果汇总表', { kind: kind === 'final' ? 'final' : 'mid' })}
            >
              <Button>导出评估结果汇总表</Button>
            </Link>
            <Link to={exportPath('reporting.duties', '区级报告报送台账', filter)}>
              <Button>导出台账</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

const columnsOf = (begin: (duty: Duty) => void, busy: boolean): Column<Duty>[] => [
  { key: 'district', title: '区划', render: ({ districtName }) => districtName },
  {
    key: 'kind',
    title: '报告',
    render: ({ reportId, kind }) =>
      reportId ? <Link to={`/reporting/reports/${reportId}`}>{REPORT_KINDS[kind]}</Link> : REPORT_KINDS[kind],
  },
  { key: 'title', title: '期间', render: ({ title }) => title },
  { key: 'due', title: '应报送', date: true, render: ({ dueOn }) => dueOn },
  { key: 'sent', title: '报送', date: true, render: ({ submittedOn }) => submittedOn ?? '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ state, isLate, daysLate }) => (
      <>
        <StateTag state={state} /> {isLate && <Tag color="red">逾期{daysLate}天</Tag>}
      </>
    ),
  },
  {
    key: 'hand',
    title: '手工更改',
    figure: true,
    wideOnly: true,
    render: ({ byHand, reportId }) => (reportId ? `${byHand}项` : '—'),
  },
  {
    key: 'act',
    title: '',
    render: (duty) =>
      duty.mayStart && (
        <Button size="small" loading={busy} onClick={() => begin(duty)}>
          开始编写
        </Button>
      ),
  },
]
