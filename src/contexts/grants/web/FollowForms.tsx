import { Form, Input, Radio } from 'antd'
import { AttachField } from '#contexts/campaigns/web/public.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { outstandingOf } from '../rules/budget.ts'
import { SETTLEMENT_GROUNDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, optionsOf, refOf, type WindowProps, yuan } from './parts.tsx'

const { checkMidway, acceptGrant, recordReturn, proposeSettlement } = grantsContract.endpoints
const midwayRules = rulesOf(checkMidway.input)
const acceptRules = rulesOf(acceptGrant.input)
const settleRules = rulesOf(proposeSettlement.input)
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

/** The rest that will not come back: the accountant's proposal, which another hand decides. */
function Settle({ grant, onClose }: WindowProps) {
  const open = outstandingOf(grant)
  return (
    <ActForm
      name="proposeSettlement"
      title={`“${grant.title}”余款的处理`}
      okText="提交负责人决定"
      done="已提交，请负责人决定"
      fixed={refOf(grant)}
      initial={{ fen: open }}
      onClose={onClose}
    >
      <Consequences
        of={[
          `未结清${yuan(open)}元；由会计提议、负责人决定，两人不能是同一人，负责人须写明决定的依据`,
          '同意之后这一部分不再追回，账上不变：付款时已记入成本',
          '核销不等于免除：以后又追回的，照常登记退回款',
        ]}
      />
      <Form.Item label="怎样处理" name="ground" rules={settleRules.ground}>
        <Radio.Group options={optionsOf(SETTLEMENT_GROUNDS)} style={{ display: 'grid', gap: 8 }} />
      </Form.Item>
      <Form.Item label="金额" name="fen" rules={settleRules.fen}>
        <YuanInput />
      </Form.Item>
      <Form.Item
        label="经过和依据"
        name="reason"
        rules={settleRules.reason}
        extra="怎样花的、有哪些凭证；或怎样催收、为什么追不回"
      >
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
      <Form.Item label="证明材料（可不附）" name="fileId">
        <AttachField areaCode={grant.areaCode} label="选择凭证、催收函或裁判文书" />
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
  proposeSettlement: { label: '处理余款', Window: Settle },
}
