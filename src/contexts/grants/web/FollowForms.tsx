import { Form, Input, Radio } from 'antd'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, refOf, type WindowProps, yuan } from './parts.tsx'

const { checkMidway, acceptGrant, recordReturn } = grantsContract.endpoints
const midwayRules = rulesOf(checkMidway.input)
const acceptRules = rulesOf(acceptGrant.input)
const returnRules = rulesOf(recordReturn.input)

const Midway = ({ grant, onClose }: WindowProps) => (
  <ActForm
    name="checkMidway"
    title={`“${grant.title}”的中期检查`}
    okText="登记"
    done="已登记中期检查"
    fixed={refOf(grant)}
    onClose={onClose}
  >
    <p className="muted">已付{yuan(grant.paidFen)}元。检查做到哪里、钱花在哪里、与申请有没有出入。</p>
    <Form.Item label="检查情况" name="note" rules={midwayRules.note} extra="写进经过，申请人看得到">
      <Input.TextArea rows={4} maxLength={500} showCount />
    </Form.Item>
  </ActForm>
)

const ACCEPTANCE = [
  { value: 'passed', label: '通过验收' },
  { value: 'refused', label: '退回，请补正后重新提交结项报告' },
]

function Accept({ grant, onClose }: WindowProps) {
  const spent = grant.lines.reduce((sum, { spentFen }) => sum + (spentFen ?? 0), 0)
  return (
    <ActForm
      name="acceptGrant"
      title={`验收“${grant.title}”`}
      okText="提交验收结果"
      done="已提交验收结果"
      fixed={refOf(grant)}
      onClose={onClose}
    >
      <Consequences
        of={[
          `报告服务${grant.peopleServed ?? '—'}人，实际支出${yuan(spent)}元；请对照“预算与支出”逐行核对凭证`,
          '通过之后才能付最后一期，付清并退回剩余之后结项',
        ]}
      />
      <Form.Item label="结果" name="outcome" rules={acceptRules.outcome}>
        <Radio.Group options={ACCEPTANCE} style={{ display: 'grid', gap: 8 }} />
      </Form.Item>
      <Form.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) => (
          <Form.Item
            label="意见"
            name="reason"
            rules={[{ required: getFieldValue('outcome') === 'refused', message: '退回的，请写明要补正什么' }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form.Item>
    </ActForm>
  )
}

function Return({ grant, onClose }: WindowProps) {
  const { today } = useSession()
  const there = grant.paidFen - grant.returnedFen
  return (
    <ActForm
      name="recordReturn"
      title={`登记“${grant.title}”退回的款`}
      okText="登记并记账"
      done="已登记并记账"
      fixed={refOf(grant)}
      initial={{ returnedOn: today }}
      onClose={onClose}
    >
      <Consequences
        of={[
          `已付未退的有${yuan(there)}元；先核对银行确已到账，再登记`,
          '退回的钱按付款的先后倒着回到它原来的捐赠上，捐赠人查得到',
          '记入基金账，凭证不能修改，只能红字更正',
        ]}
      />
      <Form.Item label="退回金额" name="fen" rules={returnRules.fen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="到账日期" name="returnedOn" rules={returnRules.returnedOn}>
        <DatePick max={today} />
      </Form.Item>
    </ActForm>
  )
}

/** The windows after the agreement. */
export const FOLLOW_WINDOWS = {
  checkMidway: { label: '中期检查', Window: Midway },
  acceptGrant: { label: '验收', Window: Accept },
  recordReturn: { label: '登记退回款', Window: Return },
}
