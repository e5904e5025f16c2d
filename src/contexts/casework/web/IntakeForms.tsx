import { Checkbox, Form, Radio } from 'antd'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { UploadBox } from '#ui/files.tsx'
import { useSession } from '#ui/session.ts'
import { caseworkContract } from '../contract.ts'
import { Consent, ConsentForm, Why } from '../contract-parts.ts'
import { SIGNERS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, refOf, Told, type WindowProps } from './parts.tsx'

const consentRules = rulesOf(Consent)
const formRules = rulesOf(ConsentForm)
const decideRules = rulesOf(caseworkContract.endpoints.decideCase.input)

/** The signed paper as a scan. On the phone it is signed by hand instead (/m/cases). */
function ConsentWindow({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordConsent"
      title="登记知情同意书"
      okText="登记"
      done="已登记知情同意书"
      fixed={{ ...refOf(one), how: 'paper' }}
      initial={{ signedOn: today, secret: { signer: one.isMinor ? 'guardian' : 'client' } }}
      onClose={onClose}
    >
      <p className="muted">
        请逐条说明：为什么收集、怎样使用和保存；内容保密，但有伤害自己或他人、侵害未成年人、家庭暴力等情形时须依法报告。
      </p>
      <Form.Item label="签署人" name={['secret', 'signer']} rules={consentRules.signer}>
        <Radio.Group options={optionsOf(SIGNERS)} />
      </Form.Item>
      <Told schema={Consent} name="signerName" label="签署人姓名" rows={1} />
      <Told schema={Consent} name="relation" label="与服务对象的关系（监护人填写）" rows={1} />
      <Form.Item label="签署日期" name="signedOn" rules={formRules.signedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="签署后的扫描件" name="file" rules={[{ required: true, message: '请选择扫描件' }]}>
        <UploadBox accept={['.pdf', '.jpg', '.png']} maxMegabytes={20} />
      </Form.Item>
      <Form.Item name={['secret', 'told']} valuePropName="checked" rules={consentRules.told}>
        <Checkbox>已向签署人说明保密与例外</Checkbox>
      </Form.Item>
    </ActForm>
  )
}

const Decide = ({ one, onClose }: WindowProps) => (
  <ActForm
    name="decideCase"
    title="决定是否接案"
    okText="提交决定"
    done="已提交决定"
    fixed={refOf(one)}
    onClose={onClose}
  >
    <Form.Item label="决定" name="outcome" rules={decideRules.outcome}>
      <Radio.Group
        style={{ display: 'grid', gap: 8 }}
        options={[
          { value: 'accept', label: '接案，接着入户预估' },
          { value: 'decline', label: '不接，办理到此为止（需要转到别处的，请用“转介”）' },
        ]}
      />
    </Form.Item>
    <Told schema={Why} name="reason" label="理由" rows={3} />
  </ActForm>
)

export const INTAKE_WINDOWS = {
  recordConsent: { label: '登记知情同意书', Window: ConsentWindow },
  decideCase: { label: '决定是否接案', Window: Decide },
}
