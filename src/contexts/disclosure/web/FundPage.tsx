import { Alert, Button, Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useIsNarrow } from '#ui/screen.ts'
import { disclosureContract } from '../contract.ts'
import type { CampaignRow, ProjectRow, StatementRow } from '../contract-parts.ts'
import { yuan } from '../rules/amounts.ts'
import { quarterTitle } from '../rules/quarter-title.ts'
import { Bars } from './charts/Bars.tsx'
import { BalanceLine, InAndOut, MonthTable } from './charts/Months.tsx'
import './fund.css'
import { campaignState, fundState } from './words.ts'

/** One fund: what came in, what it was used for, what is left, and what was told about it. */
export function FundPage() {
  const { fundId = '' } = useParams()
  const found = useAsk(disclosureContract, 'getFund', { fundId })
  const chart = useIsNarrow() ? 360 : 560
  if (found.error) return <ErrorHint heading="基金概览" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active title={false} />
  const { fund, months, income, uses, statements, campaigns, projects, open, late, idle } = found.data
  return (
    <>
      <PageHeader
        title={fund.name}
        description={`${fund.townName} · ${fundState(fund.state)} · 由${fund.charityName}管理`}
        back={<Link to="/fund/overview">返回基金概览</Link>}
        actions={
          <>
            <Link to={`/fund/raised?fundId=${fundId}`}>
              <Button>撬动资金</Button>
            </Link>
            <Link to="/fund/disclosure">
              <Button>
                待公开{open}件{late > 0 && `，超期${late}件`}
              </Button>
            </Link>
            <a href={`/m/funds/${fundId}`} target="_blank" rel="noreferrer">
              <Button>公众页面</Button>
            </a>
          </>
        }
      />
      {idle && <Alert type="warning" showIcon title={idle} style={{ marginBottom: 16 }} />}
      <div className="fund-sums">
        <Sum words="累计收入" fen={fund.inFen} />
        <Sum words="累计支出" fen={fund.outFen} />
        <Sum words="余额" fen={fund.balanceFen} />
      </div>
      <Section title="最近十二个月">
        <div className="fund-charts">
          <InAndOut months={months} width={chart} />
          <BalanceLine months={months} width={chart} />
        </div>
        {months.length > 0 && <MonthTable months={months} />}
      </Section>
      <div className="fund-charts">
        <Section title="钱从哪里来">
          <Bars label="收入来源" rows={income} empty="还没有收入。" />
        </Section>
        <Section title="用到哪里去">
          <Bars label="支出用途" rows={uses} empty="还没有支出。" />
        </Section>
      </div>
      <Section title="季度公告">
        <DataTable
          label="季度公告"
          columns={STATEMENTS}
          rows={statements}
          rowKey={({ id }) => id}
          empty={<EmptyHint title="还没有发布季度公告" next="在“信息公开”里拟写、发布。" />}
        />
      </Section>
      <Section title="资助项目">
        <DataTable
          label="资助项目"
          columns={PROJECTS}
          rows={projects}
          rowKey={({ id }) => id}
          empty={<EmptyHint title="还没有拨过款的项目" next="项目首笔拨款之后列在这里。" />}
        />
      </Section>
      <Section title="募捐活动">
        <DataTable
          label="募捐活动"
          columns={CAMPAIGNS}
          rows={campaigns}
          rowKey={({ id }) => id}
          empty={<EmptyHint title="还没有开展过募捐" next="募捐备案、开始之后列在这里。" />}
        />
      </Section>
    </>
  )
}

const Sum = ({ words, fen }: { words: string; fen: number }) => (
  <div>
    <span className="muted">{words}</span>
    <strong className="figure">{yuan(fen)}</strong>
    <span className="muted">元</span>
  </div>
)

const STATEMENTS: Column<z.infer<typeof StatementRow>>[] = [
  {
    key: 'quarter',
    title: '季度',
    render: ({ fromDate, isCorrected }) => (
      <>
        {quarterTitle(fromDate)} {isCorrected && <Tag color="orange">已更正</Tag>}
      </>
    ),
  },
  { key: 'no', title: '公告编号', render: ({ noticeNo }) => <span className="figure">{noticeNo}</span> },
  { key: 'on', title: '发布日期', date: true, render: ({ publishedOn }) => publishedOn },
  { key: 'closing', title: '期末余额（元）', figure: true, render: ({ closingFen }) => yuan(closingFen) },
  {
    key: 'act',
    title: '',
    render: ({ id }) => (
      <DownloadLink size="small" href={downloadUrl(disclosureContract, 'printStatement', { statementId: id })}>
        打印件
      </DownloadLink>
    ),
  },
]
const PROJECTS: Column<z.infer<typeof ProjectRow>>[] = [
  { key: 'title', title: '项目', render: ({ title }) => title },
  { key: 'use', title: '用途', render: ({ useTitle }) => useTitle ?? '—' },
  { key: 'community', title: '社区', wideOnly: true, render: ({ communityName }) => communityName ?? '全街镇' },
  { key: 'paid', title: '已拨（元）', figure: true, render: ({ paidFen }) => yuan(paidFen) },
  { key: 'people', title: '服务人数', figure: true, render: ({ people }) => people ?? '—' },
  { key: 'state', title: '状态', render: ({ isOver }) => (isOver ? '已结项' : '进行中') },
]
const CAMPAIGNS: Column<z.infer<typeof CampaignRow>>[] = [
  { key: 'title', title: '募捐活动', render: ({ title }) => title },
  { key: 'no', title: '备案编号', render: ({ filingNo }) => filingNo ?? '—' },
  { key: 'span', title: '起止', date: true, render: ({ startsOn, endsOn }) => `${startsOn} 至 ${endsOn}` },
  { key: 'raised', title: '募得（元）', figure: true, render: ({ raisedFen }) => yuan(raisedFen) },
  { key: 'state', title: '状态', render: ({ state }) => campaignState(state) },
]
