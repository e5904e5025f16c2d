import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { newKey } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { PlanForm, VisitForm } from '../parts.ts'
import { LINES, OUTCOMES, WAYS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf } from './parts.tsx'
import { type Plan, VisitorItem } from './visit-parts.tsx'

const planRules = rulesOf(PlanForm)
const rules = rulesOf(VisitForm)

/** A visit to anybody of the directory, on the list of hardship or not. */
export function PlanVisit({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      name="planVisit"
      title="排一次探访"
      okText="排上"
      done="已排上"
      initial={{ dueOn: today }}
      onClose={onClose}
    >
      <Form.Item label="社区（村）" name="areaCode" rules={planRules.areaCode}>
        <AreaField levels={['community']} />
      </Form.Item>
      <Form.Item label="探访谁" name="personId" rules={planRules.personId}>
        <PersonField />
      </Form.Item>
      <Form.Item label="工作领域" name="line" extra="在册的人不选时按困难类别">
        <Select allowClear options={optionsOf(LINES)} />
      </Form.Item>
      <Form.Item label="哪天去" name="dueOn" rules={planRules.dueOn}>
        <DatePick min={today} />
      </Form.Item>
      <Form.Item label="约好的时间（可不填）" name="dueAt" rules={planRules.dueAt}>
        <Input placeholder="09:30" maxLength={5} />
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) => <VisitorItem areaCode={getFieldValue('areaCode')} />}
      </Form.Item>
      <Form.Item label="备注" name="note" rules={planRules.note} extra="去的人在手机上看得到">
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

/** A visit written down at the desk; its number is made once, so that a lost answer records it once. */
export function RecordVisit({ plan, onClose }: { plan?: Plan; onClose: () => void }) {
  const { today } = useSession()
  const [visitId] = useState(newKey)
  const known = plan && { areaCode: plan.areaCode, personId: plan.personId, planId: plan.id }
  return (
    <ActForm
      name="recordVisit"
      title={plan ? `记录探访：${plan.personName}` : '补记探访'}
      okText="记录"
      done="已记录"
      fixed={{ visitId, ...known }}
      initial={{ visitedOn: today, outcome: 'met', way: 'home' }}
      inputOf={(values) => {
        const { isUrgent, ...rest } = values as { isUrgent?: boolean }
        return { ...filled(rest), urgency: isUrgent ? 'urgent' : 'normal' }
      }}
      onClose={onClose}
    >
      {!plan && (
        <>
          <Form.Item label="社区（村）" name="areaCode" rules={rules.areaCode}>
            <AreaField levels={['community']} />
          </Form.Item>
          <Form.Item label="探访谁" name="personId" rules={rules.personId}>
            <PersonField />
          </Form.Item>
        </>
      )}
      <Form.Item label="探访日期" name="visitedOn" rules={rules.visitedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="方式" name="way" rules={rules.way}>
        <Select options={optionsOf(WAYS)} />
      </Form.Item>
      <Form.Item label="结果" name="outcome" rules={rules.outcome}>
        <Select options={optionsOf(OUTCOMES)} />
      </Form.Item>
      <Told />
    </ActForm>
  )
}

const Told = () => (
  <>
    <Form.Item label="看到、谈到的情况" name="found" rules={rules.found} extra="加密保存，不进入任何表格">
      <Input.TextArea rows={4} maxLength={2000} showCount />
    </Form.Item>
    <Form.Item noStyle dependencies={['outcome', 'need']}>
      {({ getFieldValue }) =>
        getFieldValue('outcome') === 'met' && (
          <>
            <Form.Item
              label="需要帮助的事（可不填）"
              name="need"
              rules={rules.need}
              extra="填写的登记为需求，由社区核实"
            >
              <Input.TextArea rows={2} maxLength={1000} />
            </Form.Item>
            {getFieldValue('need') && (
              <Form.Item name="isUrgent" valuePropName="checked">
                <Checkbox>紧急</Checkbox>
              </Form.Item>
            )}
          </>
        )
      }
    </Form.Item>
    <Form.Item label="当场做了什么（可不填）" name="action" rules={rules.action}>
      <Input.TextArea rows={2} maxLength={1000} />
    </Form.Item>
    <Form.Item label="下次打算（可不填）" name="next" rules={rules.next}>
      <Input maxLength={500} />
    </Form.Item>
    <Form.Item label="约好下次哪天（可不填）" name="nextOn" extra="不填的按对象类别的周期排">
      <DatePick />
    </Form.Item>
  </>
)
