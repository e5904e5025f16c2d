import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { newKey } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import {
  Closure,
  Contact,
  ContactForm,
  Evaluation,
  FollowUp,
  Receipt,
  Referral,
  Review,
  Scale,
} from '../contract-parts.ts'
import { CLOSING_REASONS, WAYS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, refOf, Told, type WindowProps } from './parts.tsx'

const contactRules = rulesOf(ContactForm)
const scaleRules = rulesOf(Scale)

function ContactWindow({ one, onClose }: WindowProps) {
  const { today } = useSession()
  const [key] = useState(newKey)
  return (
    <ActForm
      name="recordContact"
      title="记录一次接触"
      okText="记录"
      done="已记录"
      fixed={{ caseId: one.id, key }}
      initial={{ heldOn: today, minutes: 60, way: 'visit' }}
      onClose={onClose}
    >
      <div className="casework-row">
        <Form.Item label="日期" name="heldOn" rules={contactRules.heldOn}>
          <DatePick min={one.openedOn} max={today} />
        </Form.Item>
        <Form.Item label="分钟" name="minutes" rules={contactRules.minutes}>
          <InputNumber min={1} max={1440} precision={0} />
        </Form.Item>
        <Form.Item label="方式" name="way" rules={contactRules.way}>
          <Select options={optionsOf(WAYS)} style={{ width: 140 }} />
        </Form.Item>
      </div>
      <Told schema={Contact} name="place" label="地点" rows={1} />
      <Told schema={Contact} name="present" label="在场的人" rows={1} />
      <Told schema={Contact} name="aim" label="本次目的" />
      <Told schema={Contact} name="process" label="过程" rows={5} />
      <Told schema={Contact} name="observation" label="观察与分析" rows={3} />
      <Told schema={Contact} name="next" label="下一步" />
    </ActForm>
  )
}

const ReviewWindow = ({ one, onClose }: WindowProps) => (
  <ActForm name="reviewCase" title="阶段回顾" okText="记录回顾" done="已记录回顾" fixed={refOf(one)} onClose={onClose}>
    <Told schema={Review} name="progress" label="各目标的进展" rows={4} />
    <Told schema={Review} name="change" label="要调整什么" />
  </ActForm>
)

const SCALE_FIELDS = [
  ['before', '服务前'],
  ['after', '服务后'],
  ['most', '满分'],
] as const

const EvaluationWindow = ({ one, onClose }: WindowProps) => (
  <ActForm
    name="evaluateCase"
    title="评估服务成效"
    okText="完成评估"
    done="已完成评估"
    fixed={refOf(one)}
    initial={{ secret: { scales: [{}] } }}
    onClose={onClose}
  >
    <Told schema={Evaluation} name="attained" label="各目标的达成情况" rows={4} />
    <Form.List name={['secret', 'scales']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name: at }) => (
            <div key={key} className="casework-part">
              <Form.Item label="量表或指标" name={[at, 'name']} rules={scaleRules.name}>
                <Input maxLength={50} />
              </Form.Item>
              <div className="casework-row">
                {SCALE_FIELDS.map(([name, label]) => (
                  <Form.Item key={name} label={label} name={[at, name]} rules={scaleRules[name]}>
                    <InputNumber min={0} max={1000} />
                  </Form.Item>
                ))}
              </div>
              <Form.Item name={[at, 'isBetterLow']} valuePropName="checked">
                <Checkbox>得分越低越好</Checkbox>
              </Form.Item>
              {fields.length > 1 && (
                <Button size="small" onClick={() => remove(at)}>
                  删去这一项
                </Button>
              )}
            </div>
          ))}
          <Button onClick={() => add()} style={{ marginBottom: 16 }}>
            添加量表或指标
          </Button>
        </>
      )}
    </Form.List>
    <Form.Item
      label="满意度（1不满意，5很满意）"
      name={['secret', 'satisfaction']}
      rules={rulesOf(Evaluation).satisfaction}
    >
      <Radio.Group options={[1, 2, 3, 4, 5]} />
    </Form.Item>
    <Told schema={Evaluation} name="opinion" label="服务对象意见" />
    <Told schema={Evaluation} name="reflection" label="社工反思" />
  </ActForm>
)

const ClosureWindow = ({ one, onClose }: WindowProps) => (
  <ActForm
    name="askClosure"
    title="申请结案"
    okText="提交结案申请"
    done="已提交，等督导和负责人签署"
    fixed={refOf(one)}
    onClose={onClose}
  >
    <p className="muted">督导先签署，负责人签署后结案；结案一个月、三个月后回访。</p>
    <Form.Item label="结案原因" name={['secret', 'why']} rules={rulesOf(Closure).why}>
      <Select options={optionsOf(CLOSING_REASONS)} />
    </Form.Item>
    <Told schema={Closure} name="summary" label="服务总结" rows={4} />
    <Told schema={Closure} name="feelings" label="服务对象的感受与处理" />
    <Told schema={Closure} name="plan" label="回访安排" />
  </ActForm>
)

function FollowUpWindow({ one, onClose }: WindowProps) {
  const open = one.followUps.filter(({ doneOn }) => doneOn === null)
  return (
    <ActForm
      name="recordFollowUp"
      title="记录回访"
      okText="记录"
      done="已记录回访"
      fixed={refOf(one)}
      initial={{ position: open[0]?.position, secret: { way: 'visit', needsMore: false } }}
      onClose={onClose}
    >
      <Form.Item label="第几次" name="position" rules={[{ required: true, message: '请选择第几次回访' }]}>
        <Select
          options={open.map(({ position, dueOn }) => ({ value: position, label: `第${position}次（${dueOn}到期）` }))}
        />
      </Form.Item>
      <Form.Item label="方式" name={['secret', 'way']} rules={rulesOf(FollowUp).way}>
        <Select options={optionsOf(WAYS)} />
      </Form.Item>
      <Told schema={FollowUp} name="situation" label="情况" rows={4} />
      <Form.Item name={['secret', 'needsMore']} valuePropName="checked">
        <Checkbox>还需要服务（请另行接案）</Checkbox>
      </Form.Item>
    </ActForm>
  )
}

const ReferralWindow = ({ one, onClose }: WindowProps) => (
  <ActForm name="referCase" title="转介" okText="转介" done="已转介，请跟进回执" fixed={refOf(one)} onClose={onClose}>
    <p className="muted">转介后本站的服务到此为止；收到接收单位的回执才能归档。</p>
    <Told schema={Referral} name="to" label="转介到" rows={1} />
    <Told schema={Referral} name="contact" label="接收方联系方式" rows={1} />
    <Told schema={Referral} name="reason" label="理由" rows={3} />
  </ActForm>
)

const ReceiptWindow = ({ one, onClose }: WindowProps) => (
  <ActForm
    name="recordReceipt"
    title="登记转介回执"
    okText="登记"
    done="已登记回执"
    fixed={refOf(one)}
    onClose={onClose}
  >
    <Told schema={Receipt} name="by" label="接收单位经办人" rows={1} />
    <Told schema={Receipt} name="answer" label="回执内容" rows={3} />
  </ActForm>
)

export const WORK_WINDOWS = {
  recordFollowUp: { label: '记录回访', Window: FollowUpWindow },
  askClosure: { label: '申请结案', Window: ClosureWindow },
  recordContact: { label: '记录接触', Window: ContactWindow },
  recordReceipt: { label: '登记转介回执', Window: ReceiptWindow },
  evaluateCase: { label: '评估', Window: EvaluationWindow },
  reviewCase: { label: '阶段回顾', Window: ReviewWindow },
  referCase: { label: '转介', Window: ReferralWindow },
}
