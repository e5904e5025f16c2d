import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { AttachField } from '#contexts/office/web/public.tsx'
import { type Fen, showYuan } from '#kernel/money.ts'
import { addMonths } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { incubationContract } from '../contract.ts'
import { Marks as MarksSchema } from '../contract-parts.ts'
import { ABILITIES, type Ability, SUPPORTS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, optionsOf, refOf, type WindowProps } from './parts.tsx'

const { admitOrganisation, addSupport, assessOrganisation } = incubationContract.endpoints
const admitRules = rulesOf(admitOrganisation.input)
const supportRules = rulesOf(addSupport.input)
const assessRules = rulesOf(assessOrganisation.input)
const markRules = rulesOf(MarksSchema)
const SIDES = Object.keys(ABILITIES) as Ability[]
const FIVE = [1, 2, 3, 4, 5].map((mark) => ({ value: mark, label: `${mark}` }))

/** Five marks of 1–5. */
const MarkFields = () =>
  SIDES.map((side) => (
    <Form.Item key={side} label={ABILITIES[side]} name={['marks', side]} rules={markRules[side]}>
      <Radio.Group options={FIVE} optionType="button" aria-label={`${ABILITIES[side]}，1到5分`} />
    </Form.Item>
  ))

/** The plan is signed, and what it can do on that day is put down. */
export function Admit({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="admitOrganisation"
      title={`与“${one.name}”签订培育方案`}
      okText="登记"
      done="已纳入培育"
      fixed={refOf(one)}
      initial={{ signedOn: today, untilDate: addMonths(today, 12), supports: ['training', 'mentoring'] }}
      onClose={onClose}
    >
      <Consequences
        of={[
          '从签订之日起算纳入培育，起始能力记下后不能修改',
          '建设期以前就有的组织，能力比起始提高一级以上、又有公益活动的，才计入三（四）',
        ]}
      />
      <Form.Item label="签订日期" name="signedOn" rules={admitRules.signedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="到期日期" name="untilDate" rules={admitRules.untilDate}>
        <DatePick />
      </Form.Item>
      <Form.Item label="培育目标" name="goals" rules={admitRules.goals}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item label="导师或指导单位" name="mentor" rules={admitRules.mentor}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="提供的支持" name="supports" rules={admitRules.supports}>
        <Checkbox.Group options={optionsOf(SUPPORTS)} />
      </Form.Item>
      <Form.Item label="签字的方案" name="fileId">
        <AttachField areaCode={one.areaCode} />
      </Form.Item>
      <p className="muted">起始能力，1分最弱、5分最强：</p>
      <MarkFields />
    </ActForm>
  )
}

export function Assess({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="assessOrganisation"
      title={`评估“${one.name}”的能力`}
      okText="登记评估"
      done="已登记"
      fixed={refOf(one)}
      initial={{ assessedOn: today }}
      onClose={onClose}
    >
      <p className="muted">每季度一次；同一季度再评，以最近一次为准，前一次也留着。</p>
      <Form.Item label="评估日期" name="assessedOn" rules={assessRules.assessedOn}>
        <DatePick max={today} />
      </Form.Item>
      <MarkFields />
      <Form.Item label="说明" name="note" rules={assessRules.note}>
        <Input.TextArea rows={2} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  )
}

export function AddSupport({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="addSupport"
      title={`登记对“${one.name}”的支持`}
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ kind: 'training', onDate: today }}
      onClose={onClose}
    >
      <Form.Item label="方式" name="kind" rules={supportRules.kind}>
        <Select options={optionsOf(SUPPORTS)} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => getFieldValue('kind') === 'grant' && <GrantField organisationId={one.id} />}
      </Form.Item>
      <Form.Item label="日期" name="onDate" rules={supportRules.onDate}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="内容" name="title" rules={supportRules.title}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="incubation-row">
        <Form.Item label="时长（分钟）" name="minutes" rules={supportRules.minutes}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item label="参加人数" name="people" rules={supportRules.people}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      </div>
      <Form.Item label="附件" name="fileId">
        <AttachField areaCode={one.areaCode} />
      </Form.Item>
    </ActForm>
  )
}

/** A grant of the fund that nobody is tied to yet; its amounts stay the fund's. */
function GrantField({ organisationId }: { organisationId: string }) {
  const { data } = useAsk(incubationContract, 'listGrantsToTie', { organisationId })
  const options = (data?.rows ?? []).map(({ id, no, title, applicantName, grantedFen }) => ({
    value: id,
    label: `${title}（${applicantName}，${showYuan(grantedFen as Fen)}元，${no}）`,
  }))
  return (
    <Form.Item
      label="对应的资助"
      name="grantId"
      rules={[{ required: true, message: '微资助须对应一项已批准的资助' }]}
      extra="只列出本街镇已批准、还没有对应到别的组织的"
    >
      <Select
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent="没有可对应的资助，请先在“基金－资助”中办理"
      />
    </Form.Item>
  )
}
