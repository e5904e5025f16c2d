import { Button, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { caseworkContract } from '../contract.ts'
import { Assessment, Goal, Plan } from '../contract-parts.ts'
import { RISKS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, refOf, Told, type WindowProps } from './parts.tsx'

const assessRules = rulesOf(caseworkContract.endpoints.assessCase.input)
const goalRules = rulesOf(Goal)
const planRules = rulesOf(Plan)
const must = [{ required: true, message: '此项必填' }]

/** Rows of a list inside `secret`, at least one where `atLeastOne`. */
function Rows({ name, add, children }: { name: string; add: string; children: (at: number) => ReactNode }) {
  return (
    <Form.List name={['secret', name]}>
      {(fields, { add: more, remove }) => (
        <>
          {fields.map((field, index) => (
            <div key={field.key} className="casework-part">
              {children(field.name)}
              <Button size="small" aria-label={`删去第${index + 1}行`} onClick={() => remove(field.name)}>
                删去这一行
              </Button>
            </div>
          ))}
          <Button onClick={() => more()} style={{ marginBottom: 16 }}>
            {add}
          </Button>
        </>
      )}
    </Form.List>
  )
}

const TIES = { strong: '紧密', weak: '疏远', tense: '紧张' }

function Assess({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="assessCase"
      title="需求预估表"
      okText="完成预估"
      done="已完成预估"
      fixed={refOf(one)}
      initial={{ risk: one.risk, secret: { problems: [''], family: [], ties: [] } }}
      onClose={onClose}
    >
      <Form.Item label="入户日期（至少一次）" name="homeVisitOn" rules={assessRules.homeVisitOn}>
        <DatePick min={one.openedOn} max={today} />
      </Form.Item>
      <Told schema={Assessment} name="body" label="身体与健康" />
      <Told schema={Assessment} name="mind" label="心理与情绪" />
      <Told schema={Assessment} name="social" label="家庭、社会支持与经济" />
      <h4>家庭结构</h4>
      <Rows name="family" add="添加家庭成员">
        {(at) => (
          <>
            <Form.Item label="成员" name={[at, 'who']} rules={must}>
              <Input maxLength={30} />
            </Form.Item>
            <Form.Item label="关系如何" name={[at, 'relation']} rules={must}>
              <Input maxLength={100} />
            </Form.Item>
          </>
        )}
      </Rows>
      <h4>生态系统</h4>
      <Rows name="ties" add="添加系统">
        {(at) => (
          <>
            <Form.Item label="系统（如学校、医院、邻里）" name={[at, 'system']} rules={must}>
              <Input maxLength={30} />
            </Form.Item>
            <Form.Item label="联系" name={[at, 'kind']} rules={must}>
              <Select options={optionsOf(TIES)} />
            </Form.Item>
          </>
        )}
      </Rows>
      <Told schema={Assessment} name="strengths" label="优势" />
      <Told schema={Assessment} name="resources" label="资源" />
      <Told schema={Assessment} name="risks" label="风险" />
      <h4>问题清单</h4>
      <Rows name="problems" add="添加问题">
        {(at) => (
          <Form.Item label="问题" name={at} rules={must}>
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Rows>
      <Form.Item
        label="风险等级"
        name="risk"
        rules={assessRules.risk}
        extra="高：自伤、暴力、虐待、断粮断住等，负责人立即收到提醒"
      >
        <Radio.Group options={optionsOf(RISKS)} />
      </Form.Item>
    </ActForm>
  )
}

const GOAL_FIELDS = [
  ['goal', '目标（具体、做得到）'],
  ['indicator', '用什么衡量'],
  ['steps', '怎么做'],
  ['times', '什么时候、多少次'],
  ['roles', '由谁做'],
] as const

function PlanWindow({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="submitPlan"
      title="服务计划书"
      okText="提交负责人审定"
      done="已提交，等负责人审定"
      fixed={refOf(one)}
      initial={{ secret: { goals: [{}], signedOn: today } }}
      onClose={onClose}
    >
      <Told schema={Plan} name="theory" label="理论与模式" rows={1} />
      <Rows name="goals" add="添加目标">
        {(at) => (
          <>
            {GOAL_FIELDS.map(([name, label]) => (
              <Form.Item key={name} label={label} name={[at, name]} rules={goalRules[name]}>
                <Input.TextArea autoSize maxLength={name === 'steps' ? 1000 : 200} />
              </Form.Item>
            ))}
            <Form.Item label="到什么时候" name={[at, 'by']} rules={goalRules.by}>
              <DatePick />
            </Form.Item>
          </>
        )}
      </Rows>
      <Told schema={Plan} name="resources" label="资源" />
      <Told schema={Plan} name="signedBy" label="在计划书上签字的人（本人或监护人）" rows={1} />
      <Form.Item label="签字日期" name={['secret', 'signedOn']} rules={planRules.signedOn}>
        <DatePick max={today} />
      </Form.Item>
    </ActForm>
  )
}

export const PLAN_WINDOWS = {
  assessCase: { label: '填写需求预估表', Window: Assess },
  submitPlan: { label: '填写服务计划书', Window: PlanWindow },
}
