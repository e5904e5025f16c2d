import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { addDays, addMonths, showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { fundContract } from '../contract.ts'
import { PLAN_STATES } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import type { Fund } from './FundPage.tsx'
import { YuanField, yuan } from './parts.tsx'

type Plan = Fund['plans'][number]
const rules = rulesOf(fundContract.endpoints.makePlan.input)

/** Twelve months of work and money: voted by the committee, then approved by the charity. */
export function Plans({ fund }: { fund: Fund }) {
  const { today } = useSession()
  const [making, setMaking] = useState(false)
  const act: Column<Plan> = {
    key: 'act',
    title: '',
    render: (plan) => plan.state === 'voted' && fund.mayHost && <Approve fund={fund} plan={plan} />,
  }
  return (
    <>
      <DataTable
        label="年度计划"
        columns={[...COLUMNS, act]}
        rows={fund.plans}
        rowKey={({ id }) => id}
        empty={
          <EmptyHint title="还没有年度计划" next="拟订未来12个月的工作和资金安排，经管委会表决后由慈善组织批准。" />
        }
        actions={
          fund.mayOpen && (
            <Button type="primary" onClick={() => setMaking(true)}>
              拟订计划
            </Button>
          )
        }
      />
      {making && (
        <ActForm
          name="makePlan"
          title="拟订年度计划"
          okText="提请管委会表决"
          done="已提请管委会表决"
          fixed={{ fundId: fund.id, version: fund.version }}
          initial={{ fromDate: today, toDate: addDays(addMonths(today, 12), -1), incomeFen: 0, spendingFen: 0 }}
          onClose={() => setMaking(false)}
        >
          <Form.Item label="计划起" name="fromDate" rules={rules.fromDate}>
            <DatePick />
          </Form.Item>
          <Form.Item label="计划止" name="toDate" rules={rules.toDate} extra="满12个月">
            <DatePick />
          </Form.Item>
          <Form.Item label="工作安排" name="text" rules={rules.text}>
            <Input.TextArea rows={5} maxLength={5000} showCount />
          </Form.Item>
          <Form.Item label="预计收入" name="incomeFen" rules={rules.incomeFen} extra="只定基金的总数，不分解到人、到户">
            <YuanField />
          </Form.Item>
          <Form.Item label="预计支出" name="spendingFen" rules={rules.spendingFen}>
            <YuanField />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

function Approve({ fund, plan }: { fund: Fund; plan: Plan }) {
  const approve = useAct(fundContract, 'approvePlan')
  return (
    <ConfirmAct
      label="批准"
      title={`批准${showDate(plan.fromDate)}起的年度计划？`}
      consequences={[`预计收入${yuan(plan.incomeFen)}、支出${yuan(plan.spendingFen)}`, '批准后按计划募集和支出']}
      danger={false}
      button={{ size: 'small', type: 'primary' }}
      onConfirm={() =>
        approve.mutateAsync({ fundId: fund.id, planId: plan.id, version: plan.version }).then(() => toast('已批准'))
      }
    />
  )
}

const COLUMNS: Column<Plan>[] = [
  {
    key: 'term',
    title: '期间',
    date: true,
    render: ({ fromDate, toDate }) => `${showDate(fromDate)}至${showDate(toDate)}`,
  },
  { key: 'text', title: '工作安排', render: ({ text }) => text },
  { key: 'income', title: '预计收入', figure: true, render: ({ incomeFen }) => yuan(incomeFen) },
  { key: 'spending', title: '预计支出', figure: true, render: ({ spendingFen }) => yuan(spendingFen) },
  {
    key: 'state',
    title: '状态',
    render: ({ state, resolutionId, approvedOn }) => (
      <>
        {PLAN_STATES[state]}
        {approvedOn && <div className="muted">{showDate(approvedOn)}</div>}
        {resolutionId && (
          <div>
            <Link to={`/fund/resolutions/${resolutionId}`}>看表决</Link>
          </div>
        )}
      </>
    ),
  },
  { key: 'by', title: '拟订', wideOnly: true, render: ({ byName }) => byName },
]
