import { Form, Input, Radio, Select } from 'antd'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useMay, useSession } from '#ui/session.ts'
import { needsContract } from '../contract.ts'
import { BENEFITS, OUTCOMES, OWNERS, PARTIES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, optionsOf, refOf, type WindowProps } from './parts.tsx'

const { assignNeed, referNeed, recordReceipt, recordAnswer } = needsContract.endpoints
const assignRules = rulesOf(assignNeed.input)
const referRules = rulesOf(referNeed.input)
const receiptRules = rulesOf(recordReceipt.input)
const answerRules = rulesOf(recordAnswer.input)

const owners = OWNERS.map((value) => ({ value, label: PARTIES[value] }))

function Assign({ need, onClose }: WindowProps) {
  const { today } = useSession()
  const mayFindPerson = useMay('directory.person.read')
  return (
    <ActForm
      name="assignNeed"
      title={`交办“${need.title}”`}
      okText="交办"
      done="已交办，承办的人会收到消息"
      fixed={refOf(need)}
      onClose={onClose}
    >
      <Consequences of={['先政策待遇，后公共服务，再社会力量', '居民会看到交给了谁、最晚到什么时候']} />
      <Form.Item label="交给哪一方" name="party" rules={assignRules.party}>
        <Select options={owners} />
      </Form.Item>
      <Form.Item label="单位或个人" name="unit" rules={assignRules.unit} extra="居民看得到，例如“南市街道社工站”">
        <Input maxLength={60} />
      </Form.Item>
      {mayFindPerson && (
        <Form.Item label="具体到人（可不选）" name="personId" extra="选了的，本人会收到消息">
          <PersonField />
        </Form.Item>
      )}
      <Form.Item label="最晚办结" name="dueOn" extra="不填按紧急程度自动算">
        <DatePick min={today} />
      </Form.Item>
      <Form.Item label="交代的话" name="note" rules={assignRules.note}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}

const Refer = ({ need, onClose }: WindowProps) => (
  <ActForm
    name="referNeed"
    title={`把“${need.title}”转介街镇民政`}
    okText="转介"
    done="已转介，请取得回执后登记"
    fixed={refOf(need)}
    onClose={onClose}
  >
    <Consequences
      of={[
        `待遇：${need.benefit ? BENEFITS[need.benefit] : '—'}，是否给予由民政部门决定`,
        '取得回执（编号、日期、经手人）之后才能交办其他帮扶，有了答复才能办结',
        '居民会收到“已转给民政部门”的消息',
      ]}
    />
    <Form.Item label="转给" name="toUnit" rules={referRules.toUnit} extra="例如“南市街道民政窗口”">
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="说明" name="note" rules={referRules.note}>
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </ActForm>
)

function Receipt({ need, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordReceipt"
      title="登记转介回执"
      okText="登记回执"
      done="已登记回执"
      fixed={refOf(need)}
      initial={{ receiptOn: today }}
      onClose={onClose}
    >
      <Consequences of={['回执登记后不能改写，请照回执填写']} />
      <Form.Item label="回执编号" name="receiptNo" rules={receiptRules.receiptNo}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item label="回执日期" name="receiptOn" rules={receiptRules.receiptOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="对方经手人" name="receiptName" rules={receiptRules.receiptName}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}

function Answer({ need, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordAnswer"
      title="登记民政部门的答复"
      okText="登记答复"
      done="已登记答复，已告诉居民"
      fixed={refOf(need)}
      initial={{ outcomeOn: today }}
      onClose={onClose}
    >
      <Form.Item label="答复" name="outcome" rules={answerRules.outcome}>
        <Radio.Group options={optionsOf(OUTCOMES)} />
      </Form.Item>
      <Form.Item label="答复日期" name="outcomeOn" rules={answerRules.outcomeOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="说明" name="note" rules={answerRules.note} extra="居民看得到">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}

export const ASSIGN_WINDOWS = {
  recordReceipt: { label: '登记回执', Window: Receipt },
  recordAnswer: { label: '登记答复', Window: Answer },
  referNeed: { label: '转介民政', Window: Refer },
  assignNeed: { label: '交办', Window: Assign },
}
