import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { fieldworkContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { RecordVisit } from './VisitForms.tsx'
import { type Plan, VisitorItem } from './visit-parts.tsx'

type Props = { plan: Plan; onClose: () => void }
const rules = rulesOf(fieldworkContract.endpoints.changeVisitPlan.input)

/** What can be done about one plan. */
export function PlanActs({ plan }: { plan: Plan }) {
  const [opens, setOpens] = useState<'record' | 'change'>()
  const close = () => setOpens(undefined)
  if (!plan.mayChange) return null
  return (
    <span className="fieldwork-acts">
      <Button size="small" type="primary" onClick={() => setOpens('record')}>
        记录
      </Button>
      <Button size="small" onClick={() => setOpens('change')}>
        改期、换人
      </Button>
      <Cancel plan={plan} />
      {opens === 'record' && <RecordVisit plan={plan} onClose={close} />}
      {opens === 'change' && <Change plan={plan} onClose={close} />}
    </span>
  )
}

function Change({ plan, onClose }: Props) {
  const { today } = useSession()
  return (
    <ActForm
      name="changeVisitPlan"
      title={`改期或换人：${plan.personName}`}
      okText="保存"
      done="已改"
      fixed={{ planId: plan.id, version: plan.version }}
      initial={{ dueOn: plan.due === 'overdue' ? today : plan.dueOn, dueAt: plan.dueAt, byAccount: plan.byAccount }}
      onClose={onClose}
    >
      <Form.Item label="哪天去" name="dueOn" rules={rules.dueOn}>
        <DatePick min={today} />
      </Form.Item>
      <Form.Item label="约好的时间（可不填）" name="dueAt" rules={rules.dueAt}>
        <Input placeholder="09:30" maxLength={5} />
      </Form.Item>
      <VisitorItem areaCode={plan.areaCode} />
    </ActForm>
  )
}

function Cancel({ plan }: { plan: Plan }) {
  const act = useAct(fieldworkContract, 'cancelVisitPlan')
  return (
    <ConfirmAct
      label="取消"
      title={`取消对${plan.personName}的探访？`}
      consequences={['这次不再去，也不会自动排下一次', '在册的人会回到“还没有排的人”里']}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ planId: plan.id, version: plan.version, reason }).then(() => toast('已取消'))
      }
    />
  )
}
