import { Alert, Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { campaignsContract } from '../contract.ts'
import type { CampaignView } from '../contract-parts.ts'
import { STEPS, USES, WAYS } from '../vocabulary.ts'
import { Acts, ChangeFiled } from './CampaignActs.tsx'
import { StateTag } from './CampaignsPage.tsx'
import { Attached, yuan } from './public.tsx'

export type Campaign = z.infer<typeof CampaignView>

/** One campaign: its plan, the clock of what is due, partners, filing and report. */
export function CampaignPage() {
  const { campaignId = '' } = useParams()
  const found = useAsk(campaignsContract, 'getCampaign', { campaignId })
  if (found.error && !found.data) return <ErrorHint heading="募捐活动" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const one = found.data
  return (
    <>
      <PageHeader
        title={one.title}
        description={
          <>
            <StateTag {...one} /> {one.fundName}
            {one.filingNo && ` · 备案编号${one.filingNo}`}
          </>
        }
        back={<Link to="/fund/campaigns">返回募捐活动</Link>}
        actions={<Acts one={one} />}
      />
      {one.returnReason && <Alert type="warning" showIcon title={`方案已退回修改：${one.returnReason}`} />}
      <Section title="期限">
        <DataTable label="期限" columns={CLOCK} rows={one.clock} rowKey={({ code, dueOn }) => code + dueOn} />
      </Section>
      <PlanFacts one={one} />
      <Section title="合作方">
        <DataTable
          label="合作方"
          columns={PARTNERS}
          rows={one.partners}
          rowKey={({ name }) => name}
          empty={<EmptyHint title="没有合作方" next="不具有公开募捐资格的单位合作，须先评估并签订书面协议。" />}
        />
      </Section>
      <Section title="备案经过">
        <DataTable
          label="备案经过"
          columns={STEP_COLUMNS}
          rows={one.steps}
          rowKey={({ kind, happenedOn }) => kind + happenedOn}
          empty={<EmptyHint title="还没有报送备案" next={`最晚于${showDate(one.lastDayToSubmit)}报送。`} />}
        />
      </Section>
      {one.changes.length > 0 && <Changes one={one} />}
      {one.report && <Report report={one.report} />}
    </>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const PlanFacts = ({ one }: { one: Campaign }) => (
  <Section title="募捐方案">
    <dl className="kv">
      <Fact name="募捐目的">{one.purpose}</Fact>
      <Fact name="起止日期">
        {showDate(one.startsOn)}至{showDate(one.endsOn)}
      </Fact>
      <Fact name="募捐地域">{one.place}</Fact>
      <Fact name="负责人">
        {one.leaderName}（{one.leaderTitle}，慈善组织专职工作人员）
      </Fact>
      <Fact name="办公地址">{one.officeAddress}</Fact>
      <Fact name="接受捐赠方式">
        {one.ways.map((way) => WAYS[way]).join('；')}
        {one.wayNote && `。${one.wayNote}`}
      </Fact>
      {one.platforms.length > 0 && (
        <Fact name="互联网平台">
          {one.platforms.map(({ name, url }) => (
            <div key={url}>
              <a href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            </div>
          ))}
        </Fact>
      )}
      <Fact name="收款账户">
        {one.accountName}，{one.accountBank}，<span className="figure">{one.accountNo}</span>
      </Fact>
      <Fact name="预期募集数额">{yuan(one.expectedFen)}元（属于基金整体）</Fact>
      <Fact name="募捐成本">
        {yuan(one.costFen)}元，{one.costText}
      </Fact>
      <Fact name="受益人">
        {one.beneficiaryRange}，约{one.beneficiaryNumber}人；{one.beneficiaryMethod}
      </Fact>
      <Fact name="用途">
        {one.uses.map((use) => USES[use]).join('、')}：{one.useText}
      </Fact>
      <Fact name="剩余财产处理">{one.surplus}</Fact>
      <Fact name="经手">
        {one.plannedName}拟订{one.approvedOn && `，${one.approvedName}于${showDate(one.approvedOn)}审定`}
      </Fact>
      {one.endedOn && (
        <Fact name="结束">
          {showDate(one.endedOn)}
          {one.endReason && `，${one.endReason}`}
        </Fact>
      )}
    </dl>
  </Section>
)

const Changes = ({ one }: { one: Campaign }) => (
  <Section title="事项变更">
    <DataTable
      label="事项变更"
      columns={[
        ...CHANGES,
        {
          key: 'filed',
          title: '报备',
          render: (row) => row.filedOn ?? <ChangeFiled one={one} changeId={row.id} />,
        },
      ]}
      rows={one.changes}
      rowKey={({ id }) => id}
    />
  </Section>
)

const Report = ({ report }: { report: NonNullable<Campaign['report']> }) => (
  <Section title="全面情况">
    <dl className="kv">
      <Fact name="公开日期">{showDate(report.reportedOn)}</Fact>
      <Fact name="募得款物">{yuan(report.raisedFen)}元</Fact>
      <Fact name="募捐成本">{yuan(report.costFen)}元</Fact>
      <Fact name="已使用">{yuan(report.spentFen)}元</Fact>
      <Fact name="募捐和使用情况">
        <span style={{ whiteSpace: 'pre-wrap' }}>{report.content}</span>
      </Fact>
      {report.partnerEvaluation && <Fact name="对合作方的评价">{report.partnerEvaluation}</Fact>}
      {report.link && (
        <Fact name="公开链接">
          <a href={report.link} target="_blank" rel="noreferrer">
            慈善中国等公开页面
          </a>
        </Fact>
      )}
    </dl>
  </Section>
)

const DUTY_STATES = {
  open: <Tag>待办</Tag>,
  overdue: <Tag color="error">逾期未办</Tag>,
  done: <Tag color="success">按期办理</Tag>,
  late: <Tag color="warning">逾期办理</Tag>,
}
const CLOCK: Column<Campaign['clock'][number]>[] = [
  { key: 'title', title: '事项', render: ({ title }) => title },
  { key: 'by', title: '由谁办', wideOnly: true, render: ({ by }) => (by === 'charity' ? '慈善组织' : '民政部门') },
  { key: 'due', title: '最晚', date: true, render: ({ dueOn }) => dueOn },
  { key: 'done', title: '办理', date: true, render: ({ doneOn }) => doneOn ?? '—' },
  { key: 'state', title: '情况', render: ({ state }) => DUTY_STATES[state] },
  { key: 'basis', title: '依据', wideOnly: true, render: ({ basis }) => basis },
]
const PARTNERS: Column<Campaign['partners'][number]>[] = [
  { key: 'name', title: '合作方', render: ({ name }) => name },
  { key: 'duty', title: '分工', render: ({ duty }) => duty },
  {
    key: 'evaluation',
    title: '评估报告',
    render: ({ evaluatedOn, evaluationFileId }) => (
      <>
        {evaluatedOn ?? '未评估'} {evaluationFileId && <Attached fileId={evaluationFileId} />}
      </>
    ),
  },
  {
    key: 'agreement',
    title: '书面协议',
    render: ({ agreedOn, agreementFileId }) => (
      <>
        {agreedOn ?? '未签订'} {agreementFileId && <Attached fileId={agreementFileId} />}
      </>
    ),
  },
]
const STEP_COLUMNS: Column<Campaign['steps'][number]>[] = [
  { key: 'on', title: '日期', date: true, render: ({ happenedOn }) => happenedOn },
  { key: 'kind', title: '经过', render: ({ kind }) => STEPS[kind] },
  { key: 'note', title: '说明', render: ({ note }) => note || '—' },
  { key: 'by', title: '登记人', wideOnly: true, render: ({ recordedName }) => recordedName },
]
const CHANGES: Column<Campaign['changes'][number]>[] = [
  { key: 'on', title: '变更日期', date: true, render: ({ changedOn }) => changedOn },
  {
    key: 'items',
    title: '事项',
    render: ({ items }) =>
      items.map(({ item, before, after }) => (
        <div key={item}>
          {item}：{before || '无'} → {after || '无'}
        </div>
      )),
  },
  { key: 'reason', title: '理由', render: ({ reason }) => reason },
]
