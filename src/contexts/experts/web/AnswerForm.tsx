import { Form, Input, Radio } from 'antd'
import type { z } from 'zod'
import { ActForm } from '#ui/ActForm.tsx'
import { rulesOf } from '#ui/fields.ts'
import { expertsContract } from '../contract.ts'
import { type AdviceView, AnswerForm as AnswerSchema, ResultForm } from '../contract-parts.ts'

export type Advice = z.output<typeof AdviceView>
const [answers, results] = [rulesOf(AnswerSchema), rulesOf(ResultForm)]

/** The next word on a piece of advice: whether it is taken up, or what came of it. */
export function AnswerForm({ advice, onClose }: { advice: Advice; onClose: () => void }) {
  const fixed = { adviceId: advice.id, version: advice.version }
  if (advice.state === 'adopted')
    return (
      <ActForm
        {...{ contract: expertsContract, name: 'reportAdviceResult', fixed, onClose }}
        title={`“${advice.topic}”的结果`}
        okText="登记结果"
        done="已登记"
      >
        <Form.Item label="做了什么，结果怎样" name="result" rules={results.result}>
          <Input.TextArea rows={4} maxLength={1000} />
        </Form.Item>
      </ActForm>
    )
  return (
    <ActForm
      {...{ contract: expertsContract, name: 'answerAdvice', fixed, onClose }}
      title={`答复“${advice.topic}”`}
      okText="答复"
      done="已答复，专家会收到消息"
    >
      <p>{advice.body}</p>
      <Form.Item label="采纳吗" name="adopts" rules={answers.adopts}>
        <Radio.Group
          options={[
            { value: true, label: '采纳' },
            { value: false, label: '不采纳' },
          ]}
        />
      </Form.Item>
      <Form.Item label="打算怎么做，或为什么不采纳" name="answer" rules={answers.answer}>
        <Input.TextArea rows={4} maxLength={1000} />
      </Form.Item>
    </ActForm>
  )
}
