import { Form, Input, InputNumber, Radio } from 'antd'
import { filled, rulesOf } from '#ui/fields.ts'
import { linkageContract } from '../contract.ts'
import { OUTCOMES, type Outcome } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { TaskFields } from './HandField.tsx'
import type { Item, Meeting } from './MeetingPage.tsx'
import { optionsOf } from './parts.tsx'

const rules = rulesOf(linkageContract.endpoints.decideItem.input)

type Props = { item: Item; meeting: Meeting; onClose: () => void }

/** What was said, how it was decided, and who does what by when. */
export function DecideForm({ item, meeting, onClose }: Props) {
  return (
    <ActForm
      name="decideItem"
      title={`议决：${item.topic}`}
      okText="登记"
      done="已登记"
      fixed={{ meetingId: meeting.id, version: meeting.version, itemId: item.id }}
      initial={{ votesFor: meeting.present, votesAgainst: 0, votesAbstain: 0 }}
      inputOf={(values) => filled(values)}
      onClose={onClose}
    >
      <p className="muted">
        实到{meeting.present}人，应到{meeting.invited}人；须到{meeting.leastPresent}
        人、赞成过半才能通过。登记后不能修改。
      </p>
      <Form.Item label="讨论了什么" name="discussion" rules={rules.discussion}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item label="结果" name="outcome" rules={rules.outcome}>
        <Radio.Group options={optionsOf(OUTCOMES)} optionType="button" />
      </Form.Item>
      <Form.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) => <After outcome={getFieldValue('outcome')} areaCode={meeting.areaCode} />}
      </Form.Item>
    </ActForm>
  )
}

function After({ outcome, areaCode }: { outcome: Outcome | undefined; areaCode: string }) {
  if (outcome !== 'passed' && outcome !== 'rejected') return null
  return (
    <>
      <div className="linkage-row">
        {(
          [
            ['votesFor', '赞成'],
            ['votesAgainst', '反对'],
            ['votesAbstain', '弃权'],
          ] as const
        ).map(([name, label]) => (
          <Form.Item key={name} label={label} name={name} rules={rules[name]}>
            <InputNumber min={0} max={60} precision={0} suffix="票" />
          </Form.Item>
        ))}
      </div>
      {outcome === 'passed' && (
        <>
          <Form.Item label="决议内容" name="resolution" rules={rules.resolution}>
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
          <TaskFields areaCode={areaCode} at={['task']} />
        </>
      )}
    </>
  )
}
