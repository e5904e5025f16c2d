import { Form, Input, Radio } from 'antd'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { AgreementForm } from './AgreementForm.tsx'
import { Consequences, handsWords, refOf, type WindowProps, yuan } from './parts.tsx'

const { checkApplication, approveGrant, recordObjection } = grantsContract.endpoints
const checkRules = rulesOf(checkApplication.input)
const approveRules = rulesOf(approveGrant.input)
const objectionRules = rulesOf(recordObjection.input)

const OUTCOMES = [
  { value: 'passed', label: '通过，交管委会评审' },
  { value: 'returned', label: '退回修改，改好后可以再提交' },
  { value: 'rejected', label: '不予通过，办理到此为止' },
]

/** The station's first look: whether it is complete and inside what the fund may pay for. */
const Check = ({ grant, onClose }: WindowProps) => (
  <ActForm
    name="checkApplication"
    title={`初审“${grant.title}”`}
    okText="提交初审结果"
    done="已提交初审结果"
    fixed={refOf(grant)}
    onClose={onClose}
  >
    <p className="muted">
      请核对：{grant.applicantName}，申请{yuan(grant.askedFen)}元，服务{grant.targetGroup}。初审的人不能是登记的人。
    </p>
    <Form.Item label="结果" name="outcome" rules={checkRules.outcome}>
      <Radio.Group options={OUTCOMES} style={{ display: 'grid', gap: 8 }} />
    </Form.Item>
    <Form.Item noStyle dependencies={['outcome']}>
      {({ getFieldValue }) => (
        <Form.Item
          label="意见"
          name="note"
          rules={[
            {
              required: ![undefined, 'passed'].includes(getFieldValue('outcome')),
              message: '退回或不予通过的，请写明理由，申请人看得到',
            },
          ]}
          extra="申请人看得到"
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      )}
    </Form.Item>
  </ActForm>
)

/** One hand of the host charity, its manager or its accountant; all sign the same amount. */
function Sign({
  grant,
  onClose,
  name,
  title,
}: WindowProps & { name: 'approveGrant' | 'countersignGrant'; title: string }) {
  const isFirst = grant.approvals.length === 0
  return (
    <ActForm
      name={name}
      title={`${title}“${grant.title}”`}
      okText={title}
      done={`已${title}`}
      fixed={refOf(grant)}
      initial={{ grantedFen: grant.grantedFen ?? grant.askedFen }}
      onClose={onClose}
    >
      <Consequences
        of={[
          `申请${yuan(grant.askedFen)}元，管委会已表决通过；批准金额不能高于申请金额`,
          isFirst
            ? `按这一金额档，须${handsWords(grant.missing)}同意；批准得少的，按批准的金额算`
            : `${grant.approvals.map(({ byName }) => byName).join('、')}已同意${yuan(grant.grantedFen)}元，您须填同一金额；还须${handsWords(grant.missing)}`,
          '人数够了就审定，转入公示；审定的人和金额留痕，不能撤回',
        ]}
      />
      <Form.Item label="批准金额" name="grantedFen" rules={approveRules.grantedFen}>
        <YuanInput />
      </Form.Item>
    </ActForm>
  )
}
const Approve = (props: WindowProps) => <Sign {...props} name="approveGrant" title="审定" />
const Countersign = (props: WindowProps) => <Sign {...props} name="countersignGrant" title="会签" />

function Objection({ grant, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordObjection"
      title={`登记对“${grant.title}”的异议`}
      okText="登记"
      done="已登记，请答复"
      fixed={refOf(grant)}
      onClose={onClose}
    >
      <Consequences of={[`收到日期记为今天（${today}）`, '答复之前不能签订协议和付款', '提出人的姓名遮盖后显示']} />
      <Form.Item label="提出人" name="objector" rules={objectionRules.objector}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item label="异议内容" name="text" rules={objectionRules.text}>
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}

/** The windows from the application to the agreement. */
export const REVIEW_WINDOWS = {
  checkApplication: { label: '初审', Window: Check },
  approveGrant: { label: '审定', Window: Approve },
  countersignGrant: { label: '会签', Window: Countersign },
  signAgreement: { label: '登记协议', Window: AgreementForm },
  recordObjection: { label: '登记异议', Window: Objection },
}
