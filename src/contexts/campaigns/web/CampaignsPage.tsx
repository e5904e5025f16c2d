import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { campaignsContract } from '../contract.ts'
import type { CampaignLine } from '../contract-parts.ts'
import { CAMPAIGN_STATES, type CampaignState } from '../vocabulary.ts'
import { choices, yuan } from './public.tsx'

type Line = z.infer<typeof CampaignLine>
const STATES = choices(CAMPAIGN_STATES)
const DUE = [{ value: 'overdue', label: '有逾期未办的' }]

/** Every public campaign of one's area: where it stands, its filing number, and what is due next. */
export function CampaignsPage() {
  const mayPlan = useMay('campaigns.campaign.plan')
  const { filters, setFilter } = useFilters(['areaCode', 'state', 'due'])
  const { page, pageSize, onPage } = usePaging()
  const state = STATES.find(({ value }) => value === filters.state)?.value
  const { areaCode } = filters
  const list = useAsk(campaignsContract, 'listCampaigns', {
    ...(areaCode && { areaCode }),
    ...(state && { state }),
    ...(filters.due === 'overdue' && { due: 'overdue' as const }),
    page,
    pageSize,
  })
  return (
    <>
      <PageHeader title="募捐活动" description="方案、备案、合作方与结束后的全面情况；平台不接受捐款。" />
      <DataTable
        label="募捐活动"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有募捐活动" next="公开募捐前先拟订方案，由慈善组织审定后报民政部门备案。" />}
        filters={
          <>
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Select<CampaignState>
              aria-label="状态"
              placeholder="全部状态"
              allowClear
              style={{ width: 150 }}
              options={STATES}
              {...(state && { value: state })}
              onChange={(value) => setFilter('state', value)}
            />
            <Select<string>
              aria-label="期限"
              placeholder="不限期限"
              allowClear
              style={{ width: 150 }}
              options={DUE}
              {...(filters.due && { value: filters.due })}
              onChange={(value) => setFilter('due', value)}
            />
          </>
        }
        actions={
          <>
            <Link to={exportPath('campaigns.campaigns', '募捐活动', areaCode ? { areaCode } : {})}>
              <Button>导出</Button>
            </Link>
            {mayPlan && (
              <Link to="/fund/campaigns/new">
                <Button type="primary">拟订方案</Button>
              </Link>
            )}
          </>
        }
      />
    </>
  )
}

const COLUMNS: Column<Line>[] = [
  { key: 'title', title: '募捐活动', render: ({ id, title }) => <Link to={`/fund/campaigns/${id}`}>{title}</Link> },
  { key: 'area', title: '街镇', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'from', title: '开始', date: true, render: ({ startsOn }) => startsOn },
  { key: 'to', title: '截止', date: true, render: ({ endsOn }) => endsOn },
  { key: 'state', title: '状态', render: (row) => <StateTag {...row} /> },
  { key: 'no', title: '备案编号', date: true, render: ({ filingNo }) => filingNo ?? '—' },
  {
    key: 'due',
    title: '下一件',
    render: ({ nextDuty }) =>
      nextDuty ? (
        <>
          {nextDuty.title}（{showDate(nextDuty.dueOn)}前）
          {nextDuty.state === 'overdue' && <Tag color="error">逾期</Tag>}
        </>
      ) : (
        '—'
      ),
  },
  {
    key: 'expected',
    title: '预期募集（元）',
    figure: true,
    wideOnly: true,
    render: ({ expectedFen }) => yuan(expectedFen),
  },
]

const COLOURS: Partial<Record<CampaignState, string>> = { running: 'processing', reported: 'success', ended: 'warning' }
export const StateTag = ({ state, isEmergency }: Pick<Line, 'state' | 'isEmergency'>) => (
  <>
    <Tag color={COLOURS[state] ?? 'default'}>{CAMPAIGN_STATES[state]}</Tag>
    {isEmergency && <Tag>应对突发事件</Tag>}
  </>
)
