import { Button, Form, Input, Radio, Skeleton, Space, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { budgetsContract } from '../contract.ts'
import { BUDGET_STATES, FIELDS, SOURCES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Bars, type Budget, rateWords, refOf, yuan } from './parts.tsx'
import { SpendingForm, SpendingList } from './Spending.tsx'
import './budgets.css'

type Line = Budget['lines'][number]

/** One budget: what each source is to give and has given, line by line, with its vouchers and revisions. */
export function BudgetPage() {
  const { budgetId = '' } = useParams()
  const found = useAsk(budgetsContract, 'getBudget', { budgetId }, { keepPrevious: false })
  if (found.error && !found.data) return <ErrorHint heading="预算" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const budget = found.data
  return (
    <>
      <PageHeader
        title={`${budget.areaName}${budget.year}年预算`}
        description={budget.revision > 1 ? `第${budget.revision}次：${budget.reason}` : '第1次编制'}
        back={<Link to="/fund/budgets">返回预算</Link>}
        actions={<Acts budget={budget} />}
      />
      <Facts
        facts={[
          ['状态', <Tag key="state">{BUDGET_STATES[budget.state]}</Tag>],
          ['编制', budget.preparedName],
          ['审定', budget.decidedName],
          ['意见', budget.note],
          [
            '合计',
            `预算${yuan(budget.plannedFen)}元，支出${yuan(budget.spentFen)}元，执行率${rateWords(budget.executedBp)}`,
          ],
        ]}
      />
      <Section title="按来源执行">
        <Bars sums={budget.bySource} />
        <p className="muted">
          虚线是80%；评估看执行率是否在80%至100%之间。慈善资金的支出取自本街镇社区基金的资助付款。
        </p>
      </Section>
      <Section title="预算项目">
        <DataTable label="预算项目" columns={LINES} rows={budget.lines} rowKey={({ id }) => id} />
      </Section>
      <Section title="支出与凭证">
        <SpendingList budget={budget} />
      </Section>
      <Section title="历次预算">
        <ul>
          {budget.revisions.map(({ id, revision, state, reason }) => (
            <li key={id}>
              <Link to={`/fund/budgets/${id}`}>第{revision}次</Link>（{BUDGET_STATES[state]}）{reason}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

const LINES: Column<Line>[] = [
  {
    key: 'source',
    title: '来源',
    render: ({ source, field }) => `${SOURCES[source]}${field ? `·${FIELDS[field]}` : ''}`,
  },
  { key: 'title', title: '用在什么上', render: ({ title }) => title },
  { key: 'planned', title: '预算（元）', figure: true, render: ({ plannedFen }) => yuan(plannedFen) },
  {
    key: 'spent',
    title: '支出（元）',
    figure: true,
    render: ({ source, spentFen }) => (source === 'charity' ? '见基金账' : yuan(spentFen)),
  },
  {
    key: 'left',
    title: '剩余（元）',
    figure: true,
    render: ({ source, plannedFen, spentFen }) => (source === 'charity' ? '—' : yuan(plannedFen - spentFen)),
  },
]

function Acts({ budget }: { budget: Budget }) {
  const [open, setOpen] = useState<'decide' | 'spend'>()
  const submit = useAct(budgetsContract, 'submitBudget')
  const may = (act: string) => budget.may.includes(act)
  const close = () => setOpen(undefined)
  return (
    <Space wrap>
      {may('editBudget') && (
        <Link to={`/fund/budgets/${budget.id}/edit`}>
          <Button>修改</Button>
        </Link>
      )}
      {may('submitBudget') && (
        <ConfirmAct
          label="提请审定"
          title={`把${budget.areaName}${budget.year}年预算提请审定？`}
          consequences={[`预算合计${yuan(budget.plannedFen)}元`, '审定须由另一人办理；审定之前退回可以再改']}
          danger={false}
          button={{ type: 'primary' }}
          onConfirm={() => submit.mutateAsync(refOf(budget))}
        />
      )}
      {may('decideBudget') && (
        <Button type="primary" onClick={() => setOpen('decide')}>
          审定
        </Button>
      )}
      {may('recordSpending') && (
        <Button type="primary" onClick={() => setOpen('spend')}>
          登记支出
        </Button>
      )}
      {may('draftBudget') && (
        <Link to={`/fund/budgets/${budget.id}/revise`}>
          <Button>调整预算</Button>
        </Link>
      )}
      {open === 'decide' && <Decide budget={budget} onClose={close} />}
      {open === 'spend' && <SpendingForm budget={budget} onClose={close} />}
    </Space>
  )
}

const Decide = ({ budget, onClose }: { budget: Budget; onClose: () => void }) => (
  <ActForm
    name="decideBudget"
    title={`审定${budget.areaName}${budget.year}年预算`}
    okText="确定"
    done="已办理"
    fixed={refOf(budget)}
    onClose={onClose}
  >
    <p>审定后可以登记支出；以后再改须另立一次调整，写明理由。</p>
    <Form.Item label="结果" name="outcome" rules={[{ required: true, message: '请选择审定或退回' }]}>
      <Radio.Group
        options={[
          { value: 'approved', label: '审定' },
          { value: 'returned', label: '退回修改' },
        ]}
      />
    </Form.Item>
    <Form.Item label="意见（退回必填）" name="note">
      <Input.TextArea rows={3} maxLength={300} showCount />
    </Form.Item>
  </ActForm>
)
