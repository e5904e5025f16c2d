import { Button, Form, Input } from 'antd'
import { AttachField } from '#contexts/campaigns/web/public.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, refOf, SumLine, type WindowProps, yuan } from './parts.tsx'

const { shape } = grantsContract.endpoints.signAgreement.input
const rules = rulesOf(grantsContract.endpoints.signAgreement.input)
const partRules = rulesOf(shape.instalments.element)

/** Only the paper signed by both sides is recorded: who, what, and in which parts the money is paid. */
export function AgreementForm({ grant, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="signAgreement"
      title={`“${grant.title}”的资助协议`}
      okText="登记协议"
      done="已登记协议，出纳可以制单"
      fixed={refOf(grant)}
      initial={{ instalments: [{ condition: '签订协议后' }, { condition: '验收通过后' }] }}
      onClose={onClose}
    >
      <Consequences
        of={[
          `公示至${grant.publicisedUntil ?? '—'}，期满次日起、异议都答复之后才能签订`,
          `各期合计须是批准的${yuan(grant.grantedFen)}元，一分不差`,
          '登记后分期不能修改；不止一期的，最后一期在验收通过之后才能付',
        ]}
      />
      <Form.Item label="签订日期" name="agreedOn" rules={rules.agreedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item
        label="协议要点"
        name="agreement"
        rules={rules.agreement}
        extra="做什么、到什么时候、钱只能怎样花、剩余怎样退回"
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Instalments mustBe={grant.grantedFen ?? 0} />
      <Form.Item label="协议扫描件（可不附）" name="fileId">
        <AttachField areaCode={grant.areaCode} label="选择协议扫描件" />
      </Form.Item>
    </ActForm>
  )
}

type Part = { fen?: number } | undefined

function Instalments({ mustBe }: { mustBe: number }) {
  const form = Form.useFormInstance()
  const parts: Part[] = Form.useWatch('instalments', form) ?? []
  const sum = parts.reduce((total, part) => total + (Number.isSafeInteger(part?.fen) ? (part?.fen ?? 0) : 0), 0)
  return (
    <>
      <Form.List name="instalments">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <fieldset key={key} className="grants-part">
                <legend>第{index + 1}期</legend>
                <Form.Item label="金额" name={[name, 'fen']} rules={partRules.fen}>
                  <YuanInput />
                </Form.Item>
                <Form.Item label="付款条件" name={[name, 'condition']} rules={partRules.condition}>
                  <Input maxLength={100} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button onClick={() => remove(name)} aria-label={`删去第${index + 1}期`}>
                    删去这一期
                  </Button>
                )}
              </fieldset>
            ))}
            <Button onClick={() => add({})} disabled={fields.length >= 12} style={{ marginBottom: 16 }}>
              加一期
            </Button>
          </>
        )}
      </Form.List>
      <SumLine sum={sum} mustBe={mustBe} what="各期合计" against="批准金额" />
    </>
  )
}
