import { Checkbox, Form, Input, Radio } from 'antd'
import { rulesOf } from '#ui/fields.ts'
import { needsContract } from '../contract.ts'
import { BENEFITS, MEANS, RATINGS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, optionsOf, refOf, type WindowProps } from './parts.tsx'

const { startNeed, noteNeed, resolveNeed, confirmOnPaper } = needsContract.endpoints
const startRules = rulesOf(startNeed.input)
const noteRules = rulesOf(noteNeed.input)
const resolveRules = rulesOf(resolveNeed.input)
const confirmRules = rulesOf(confirmOnPaper.input)

const Start = ({ need, onClose }: WindowProps) => (
  <ActForm
    name="startNeed"
    title={`开始办理“${need.title}”`}
    okText="开始办理"
    done="已开始"
    fixed={refOf(need)}
    onClose={onClose}
  >
    <Form.Item label="打算怎样办（可不填）" name="note" rules={startRules.note} extra="居民看得到">
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </ActForm>
)

const Progress = ({ need, onClose }: WindowProps) => (
  <ActForm
    name="noteNeed"
    title="记录进展"
    okText="记下"
    done="已记下"
    fixed={refOf(need)}
    initial={{ isTold: true }}
    onClose={onClose}
  >
    <Form.Item label="做了什么" name="note" rules={noteRules.note}>
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Form.Item>
    <Form.Item name="isTold" valuePropName="checked">
      <Checkbox>告诉居民</Checkbox>
    </Form.Item>
  </ActForm>
)

const Resolve = ({ need, onClose }: WindowProps) => (
  <ActForm
    name="resolveNeed"
    title={`办结“${need.title}”`}
    okText="办结，请本人确认"
    done="已办结，等本人确认"
    fixed={refOf(need)}
    onClose={onClose}
  >
    <Consequences
      of={[
        '居民会收到结果，在手机上确认并评价；没有手机的由工作人员代为登记',
        need.benefit
          ? `属于“${BENEFITS[need.benefit]}”：须有回执和答复，不能只送款物就办结`
          : '本人说没有办好的，会重新办理',
      ]}
    />
    <Form.Item label="靠什么办成的" name="means" rules={resolveRules.means}>
      <Checkbox.Group options={optionsOf(MEANS)} />
    </Form.Item>
    <Form.Item label="结果" name="result" rules={resolveRules.result} extra="居民看得到">
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Form.Item>
  </ActForm>
)

const ratings = Object.entries(RATINGS)
  .toReversed()
  .map(([value, label]) => ({ value: Number(value), label }))

const Confirm = ({ need, onClose }: WindowProps) => (
  <ActForm
    name="confirmOnPaper"
    title="代为登记本人确认"
    okText="登记确认"
    done="已登记本人确认"
    fixed={refOf(need)}
    onClose={onClose}
  >
    <Consequences of={['须是本人或家人亲口、签字说的；显示为“工作人员代为登记”']} />
    <Form.Item label="本人满意吗" name="rating" rules={confirmRules.rating}>
      <Radio.Group options={ratings} />
    </Form.Item>
    <Form.Item label="怎样确认的" name="how" rules={confirmRules.how} extra="谁、什么时候、当面还是电话">
      <Input maxLength={200} />
    </Form.Item>
    <Form.Item label="居民的话（可不填）" name="comment" rules={confirmRules.comment}>
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </ActForm>
)

export const WORK_WINDOWS = {
  startNeed: { label: '开始办理', Window: Start },
  resolveNeed: { label: '办结', Window: Resolve },
  noteNeed: { label: '记录进展', Window: Progress },
  confirmOnPaper: { label: '代为登记确认', Window: Confirm },
}
