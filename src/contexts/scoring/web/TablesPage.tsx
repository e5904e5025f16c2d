import { Alert, Space, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { scoringContract } from '../contract.ts'
import { TABLE_STATES } from '../contract-parts.ts'
import { STAGES } from '../vocabulary.ts'
import './scoring.css'

type Row = z.infer<typeof scoringContract.endpoints.listTables.output>['rows'][number]

/** Every version of the score table, and the stages that are held to one. */
export function TablesPage() {
  const found = useAsk(scoringContract, 'listTables', {})
  const uses = found.data?.uses ?? []
  return (
    <>
      <PageHeader title="评分表" description="满分100分。起草、审定两人；审定后不改，要改另起一版。" />
      {uses.length > 0 && (
        <Alert
          type="info"
          showIcon
          style={{ marginBlockEnd: 12 }}
          title={uses
            .map(
              ({ stage, number, begunOn }) => `${STAGES[stage]}自${showDate(begunOn)}起按第${number}版评分，不再更换。`,
            )
            .join('')}
        />
      )}
      <DataTable<Row>
        label="评分表各版"
        columns={COLUMNS}
        rows={found.data?.rows}
        rowKey={({ id }) => id}
        isPending={found.isPending}
        error={found.error}
        onRetry={found.refetch}
        empty={<EmptyHint title="还没有评分表" next="装入项目数据包后，随包的评分表就是第一版。" />}
      />
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'number',
    title: '版次',
    render: ({ id, number }) => <Link to={`/scoring/tables/${id}`}>第{number}版</Link>,
  },
  { key: 'title', title: '名称', render: ({ title }) => title },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Tag color={state === 'fixed' ? 'green' : 'default'}>{TABLE_STATES[state]}</Tag>,
  },
  {
    key: 'stages',
    title: '适用阶段',
    render: ({ stages }) => (
      <Space size={4}>
        {stages.map((stage) => (
          <Tag key={stage}>{STAGES[stage]}</Tag>
        ))}
      </Space>
    ),
  },
  { key: 'items', title: '指标', figure: true, render: ({ items }) => items },
  {
    key: 'hands',
    title: '起草、审定',
    wideOnly: true,
    render: ({ draftedName, fixedName, isOfPackage }) =>
      isOfPackage ? '随数据包装入' : [draftedName, fixedName].filter(Boolean).join('、'),
  },
  { key: 'fixedOn', title: '审定日期', date: true, render: ({ fixedOn }) => fixedOn ?? '—' },
  { key: 'reason', title: '理由', wideOnly: true, render: ({ reason }) => <div className="score-rule">{reason}</div> },
]
