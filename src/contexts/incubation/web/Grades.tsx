import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { incubationContract } from '../contract.ts'
import { GRADE_ENDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, type Organisation, optionsOf, refOf, type WindowProps } from './parts.tsx'

const { recordGrade, endGrade } = incubationContract.endpoints
const gradeRules = rulesOf(recordGrade.input)
const endRules = rulesOf(endGrade.input)
type Grade = Organisation['grades'][number]

/** 5A to 1A, five years each; only for a body that is registered. */
export function Grades({ one }: { one: Organisation }) {
  const [open, setOpen] = useState(false)
  const [ending, setEnding] = useState<Grade>()
  const mayEnd = one.may.includes('endGrade')
  return (
    <Section
      title="评估等级"
      extra={one.may.includes('recordGrade') && <Button onClick={() => setOpen(true)}>登记等级</Button>}
    >
      {one.grades.length === 0 && <p className="muted">还没有参加评估。登记满两年可以申请，有效期五年。</p>}
      <ul className="incubation-rows">
        {one.grades.map((grade) => (
          <li key={grade.id}>
            <strong>{grade.grade}A</strong>
            <span className="grow">
              {grade.body}，<span className="figure">{grade.fromDate}</span>至
              <span className="figure">{grade.toDate}</span>
              {grade.endKind && `；${grade.endedOn}${GRADE_ENDS[grade.endKind]}：${grade.endReason}`}
            </span>
            {mayEnd && !grade.endKind && (
              <Button size="small" onClick={() => setEnding(grade)}>
                降低或取消
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <Record one={one} onClose={() => setOpen(false)} />}
      {ending && <End one={one} grade={ending} onClose={() => setEnding(undefined)} />}
    </Section>
  )
}

function Record({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordGrade"
      title={`登记“${one.name}”的评估等级`}
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ grade: 3 }}
      onClose={onClose}
    >
      <Form.Item label="等级" name="grade" rules={gradeRules.grade}>
        <Radio.Group optionType="button" options={[5, 4, 3, 2, 1].map((n) => ({ value: n, label: `${n}A` }))} />
      </Form.Item>
      <Form.Item label="评估机关" name="body" rules={gradeRules.body}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="生效日期" name="fromDate" rules={gradeRules.fromDate} extra="有效期五年，到期前六个月提醒">
        <DatePick max={today} />
      </Form.Item>
    </ActForm>
  )
}

function End({ one, grade, onClose }: WindowProps & { grade: Grade }) {
  const { today } = useSession()
  return (
    <ActForm
      name="endGrade"
      title={`${grade.grade}A等级降低或取消`}
      okText="登记"
      done="已登记"
      fixed={{ ...refOf(one), gradeId: grade.id }}
      initial={{ endedOn: today }}
      onClose={onClose}
    >
      <Consequences of={['等级自登记之日起不再有效，不能恢复', '降低的两年内、取消的三年内不得申请评估']} />
      <Form.Item label="处理" name="kind" rules={endRules.kind}>
        <Select options={optionsOf(GRADE_ENDS)} />
      </Form.Item>
      <Form.Item label="日期" name="endedOn" rules={endRules.endedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="理由" name="reason" rules={endRules.reason}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}
