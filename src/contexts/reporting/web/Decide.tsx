import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { rulesOf } from '#ui/fields.ts'
import { reportingContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { type Commendation, commendationRef } from './parts.tsx'

const rules = rulesOf(reportingContract.endpoints.decideCommendation.input)
const OUTCOMES = [
  { value: 'decided', label: '同意通报' },
  { value: 'refused', label: '不予通报' },
]

/** The second hand over a commendation. */
export function Decide({ one }: { one: Commendation }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        决定
      </Button>
      {isOpen && (
        <ActForm
          name="decideCommendation"
          title={`决定“${one.title}”`}
          okText="提交决定"
          done="已决定"
          fixed={commendationRef(one)}
          onClose={() => setOpen(false)}
        >
          <ul className="consequences">
            <li>请核对各区逐项的数和没有选入的理由；决定之后不能更改</li>
            <li>同意的，由经办拟通报稿，主送各区民政局</li>
          </ul>
          <Form.Item label="决定" name="outcome" rules={rules.outcome}>
            <Radio.Group options={OUTCOMES} />
          </Form.Item>
          <Form.Item label="依据或理由" name="note" rules={rules.note} extra="会议纪要、批准文号；不同意的写明理由">
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
