import { Alert, Button, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { Attached } from '#contexts/office/web/public.tsx'
import { showDate, showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { teamsContract } from '../contract.ts'
import { placeOf } from './codes.ts'
import { PlanTag } from './Plans.tsx'

type Plan = z.infer<typeof teamsContract.endpoints.getPlan.output>
type Planned = Plan['planned'][number]
type Step = Plan['steps'][number]
const STEPS: Record<string, string> = {
  drafted: '填报',
  edited: '修改',
  submitted: '提交',
  withdrawn: '撤回',
  approved: '批准',
  returned: '退回',
  reopened: '重新打开',
}

/** One yearly plan: its goals, what each month holds, whose hands it went through, and the next step. */
export function PlanPage() {
  const { planId = '' } = useParams()
  const found = useAsk(teamsContract, 'getPlan', { planId })
  if (found.error && !found.data) return <ErrorHint heading="年度计划" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const plan = found.data
  const sentBack =
    plan.state === 'returned' ? plan.steps.find(({ step }) => step === 'returned' || step === 'reopened') : undefined
  return (
    <>
      <PageHeader
        title={`${plan.areaName}${plan.year}年志愿服务计划`}
        description={
          <>
            <PlanTag state={plan.state} /> {placeOf(plan)}
            {plan.approvedOn && ` · ${showDate(plan.approvedOn)}批准`}
          </>
        }
        back={<Link to="/teams?tab=plans">返回年度计划</Link>}
        actions={<Acts plan={plan} />}
      />
      {sentBack && <Alert type="warning" showIcon title={`已退回：${sentBack.note}`} />}
      {plan.state === 'submitted' && plan.may.approve && plan.isMine && (
        <Alert type="info" showIcon title="这份计划由您填报或提交，须由另一位同事批准" />
      )}
      <Section title="目标">
        <p style={{ whiteSpace: 'pre-wrap' }}>{plan.goals}</p>
        {plan.budgetNote && <p className="muted">经费：{plan.budgetNote}</p>}
        {plan.fileId && (
          <p>
            计划原件：{plan.fileName} <Attached fileId={plan.fileId} />
          </p>
        )}
      </Section>
      <Section title="各月安排">
        <DataTable
          label="各月安排"
          columns={PLANNED}
          rows={plan.planned}
          rowKey={({ month, name }) => `${month} ${name}`}
          empty={<EmptyHint title="还没有安排活动" next="至少安排一项才能提交。" />}
        />
      </Section>
      <Section title="经手">
        <DataTable
          label="经手"
          columns={STEP_COLUMNS}
          rows={plan.steps}
          rowKey={({ takenAt, step }) => takenAt + step}
        />
      </Section>
    </>
  )
}

const PLANNED: Column<Planned>[] = [
  { key: 'month', title: '月份', figure: true, render: ({ month }) => `${month}月` },
  { key: 'name', title: '活动', render: ({ name }) => name },
  { key: 'content', title: '内容', render: ({ content }) => content || '—' },
  { key: 'people', title: '人数', figure: true, render: ({ people }) => people ?? '—' },
]
const STEP_COLUMNS: Column<Step>[] = [
  { key: 'at', title: '时间', date: true, render: ({ takenAt }) => showMoment(new Date(takenAt)) },
  { key: 'step', title: '办理', render: ({ step }) => STEPS[step] ?? step },
  { key: 'by', title: '经手人', render: ({ byName }) => byName },
  { key: 'note', title: '意见', render: ({ note }) => note || '—' },
]

function Acts({ plan }: { plan: Plan }) {
  const { state, may } = plan
  const isOpen = state === 'draft' || state === 'returned'
  return (
    <>
      {isOpen && may.record && <Submit plan={plan} />}
      {isOpen && may.record && (
        <Link to={`/teams/plans/${plan.id}/edit`}>
          <Button>修改</Button>
        </Link>
      )}
      {state === 'submitted' && may.record && <Withdraw plan={plan} />}
      {state === 'submitted' && may.approve && !plan.isMine && <Approve plan={plan} />}
      {(state === 'submitted' || state === 'approved') && may.approve && <Return plan={plan} />}
    </>
  )
}

const refOf = ({ id, version }: Plan) => ({ planId: id, version })

function Submit({ plan }: { plan: Plan }) {
  const act = useAct(teamsContract, 'submitPlan')
  return (
    <ConfirmAct
      label="提交"
      title={`提交${plan.year}年计划？`}
      consequences={[
        `计划安排了${plan.activities}项活动`,
        '提交后不能再改，批准之前可以撤回',
        '由街镇的同事批准，批准后计入三（五）',
      ]}
      danger={false}
      disabled={plan.activities === 0}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(plan)).then(() => toast('已提交，等待批准'))}
    />
  )
}

function Withdraw({ plan }: { plan: Plan }) {
  const act = useAct(teamsContract, 'withdrawPlan')
  return (
    <ConfirmAct
      label="撤回"
      title={`撤回${plan.year}年计划？`}
      consequences={['计划回到草稿，改好后可以再提交']}
      danger={false}
      onConfirm={() => act.mutateAsync(refOf(plan)).then(() => toast('已撤回'))}
    />
  )
}

function Approve({ plan }: { plan: Plan }) {
  const act = useAct(teamsContract, 'approvePlan')
  return (
    <ConfirmAct
      label="批准"
      title={`批准${plan.areaName}${plan.year}年计划？`}
      consequences={[`从今天起计入${plan.year}年的三（五）`, `计划安排了${plan.activities}项活动，请核对是否切实可行`]}
      reason={{ label: '意见' }}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={(note) => act.mutateAsync({ ...refOf(plan), note }).then(() => toast('已批准'))}
    />
  )
}

function Return({ plan }: { plan: Plan }) {
  const act = useAct(teamsContract, 'returnPlan')
  const isApproved = plan.state === 'approved'
  return (
    <ConfirmAct
      label="退回"
      title={`退回${plan.areaName}${plan.year}年计划？`}
      consequences={[
        isApproved ? '批准随即失效，从现在起不再计入三（五），直到再次批准' : '退回后由社区修改，再次提交',
        '填报人会看到理由',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(plan), reason }).then(() => toast('已退回'))}
    />
  )
}
