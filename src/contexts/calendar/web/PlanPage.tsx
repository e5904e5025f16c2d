import { Button, Form, Input, Radio, Skeleton, Space, Tag } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { calendarContract } from '../contract.ts'
import { PLAN_STATES, STANDARD_TITLES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import './calendar.css'

type Item = { position: number; month: number; title: string; owner: string; standard: string; doneOn: string | null }
const columnsOf = (finish: (item: Item) => ReactNode): Column<Item>[] => [
  { key: 'month', title: '月份', figure: true, render: ({ month }) => `${month}月` },
  { key: 'title', title: '事项', render: ({ title }) => title },
  { key: 'owner', title: '负责', render: ({ owner }) => owner },
  { key: 'standard', title: '对应标准', render: ({ standard }) => STANDARD_TITLES[standard] ?? '—' },
  { key: 'done', title: '办完', render: (item) => item.doneOn ?? finish(item) },
]

/** One plan; printed as it stands, without the frame around it. */
export function PlanPage() {
  const { planId = '' } = useParams()
  const [isDeciding, setDeciding] = useState(false)
  const [finishing, setFinishing] = useState<Item>()
  const { today } = useSession()
  const submit = useAct(calendarContract, 'submitPlan')
  const found = useAsk(calendarContract, 'getPlan', { planId }, { keepPrevious: false })
  if (found.error && !found.data) return <ErrorHint heading="年度计划" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const plan = found.data
  const ref = { planId, version: plan.version }
  return (
    <>
      <PageHeader
        title={plan.title}
        back={<Link to="/calendar/plans">返回年度计划</Link>}
        actions={
          <Space wrap>
            <Button onClick={() => window.print()}>打印</Button>
            {plan.may.includes('editPlan') && (
              <Link to={`/calendar/plans/${planId}/edit`}>
                <Button>修改</Button>
              </Link>
            )}
            {plan.may.includes('submitPlan') && (
              <ConfirmAct
                label="提请审定"
                title={`把“${plan.title}”提请审定？`}
                consequences={['审定须由另一人办理', '审定之后不能再改，事项进入日程']}
                danger={false}
                button={{ type: 'primary' }}
                onConfirm={() => submit.mutateAsync(ref)}
              />
            )}
            {plan.may.includes('decidePlan') && (
              <Button type="primary" onClick={() => setDeciding(true)}>
                审定
              </Button>
            )}
          </Space>
        }
      />
      <Facts
        facts={[
          ['区划', `${plan.areaName}，${plan.year}年`],
          ['状态', <Tag key="state">{PLAN_STATES[plan.state]}</Tag>],
          ['拟定', plan.recordedName],
          ['审定', plan.decidedName && `${plan.decidedName} ${plan.decidedOn ?? ''}`],
          ['意见', plan.note],
        ]}
      />
      <DataTable
        label="计划事项"
        columns={columnsOf((item) =>
          plan.may.includes('finishItem') ? (
            <Button size="small" onClick={() => setFinishing(item)}>
              登记办完
            </Button>
          ) : (
            '—'
          ),
        )}
        rows={plan.items}
        rowKey={({ position }) => String(position)}
      />
      {finishing && (
        <ActForm
          name="finishItem"
          title={`“${finishing.title}”办完了`}
          okText="登记"
          done="已登记"
          fixed={{ ...ref, position: finishing.position }}
          onClose={() => setFinishing(undefined)}
        >
          <Form.Item label="哪天办完的" name="doneOn" rules={[{ required: true, message: '请选择日期' }]}>
            <DatePick max={today} />
          </Form.Item>
        </ActForm>
      )}
      {isDeciding && (
        <ActForm
          name="decidePlan"
          title={`审定“${plan.title}”`}
          okText="确定"
          done="已办理"
          fixed={ref}
          onClose={() => setDeciding(false)}
        >
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
      )}
    </>
  )
}
