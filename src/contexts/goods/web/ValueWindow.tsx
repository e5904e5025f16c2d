import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { AttachField, choices, YuanInput } from '#contexts/campaigns/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { goodsContract } from '../contract.ts'
import { EvidenceForm } from '../contract-parts.ts'
import { LEVELS, type Level } from '../vocabulary.ts'
import { refOf, type WindowProps } from './lot-window.ts'

const rules = rulesOf(EvidenceForm)
const LABELS = Object.fromEntries(Object.entries(LEVELS).map(([level, label]) => [level, `${level} ${label}`]))
const must = (message: string) => [{ required: true, message }]

const cleaned = (values: object): object => {
  const { quotes = [], ...rest } = values as { quotes?: object[] }
  return { ...filled(rest), quotes: quotes.map(filled) }
}

/** What a lot is worth, by the evidence there is; a second person checks it before the charity approves. */
export function ValueWindow({ lot, onClose }: WindowProps) {
  const [level, setLevel] = useState<Level>('V1')
  const hasProof = level === 'V1' || level === 'V2'
  return (
    <ActForm
      contract={goodsContract}
      name="valueLot"
      title={`估值：${lot.title}${lot.quantity}${lot.unit}`}
      okText="提出估值"
      done="已提出，请另一人复核"
      fixed={refOf(lot)}
      initial={{ level }}
      inputOf={cleaned}
      onClose={onClose}
    >
      <p>捐赠人所述：{lot.priceNote || '没有价格凭据'}</p>
      <Form.Item label="依据" name="level" rules={rules.level}>
        <Radio.Group
          options={choices(LABELS)}
          style={{ display: 'grid', gap: 6 }}
          onChange={({ target }) => setLevel(target.value)}
        />
      </Form.Item>
      {hasProof && <ProofFields />}
      {level === 'V4' && <AppraisalFields />}
      {level !== 'V0' && <Quotes />}
      {level !== 'V0' && (
        <Form.Item label={level === 'V4' ? '评估报告' : '凭据扫描件（可不附）'} name="fileId">
          <AttachField areaCode={lot.areaCode} label="选择照片或扫描件" />
        </Form.Item>
      )}
      <Form.Item label="说明（可不填）" name="note" rules={rules.note}>
        <Input maxLength={300} />
      </Form.Item>
    </ActForm>
  )
}

function ProofFields() {
  const { today } = useSession()
  return (
    <>
      <Form.Item label="凭据金额（整批）" name="proofFen" rules={rules.proofFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="发票或合同号" name="proofNo" rules={rules.proofNo}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="凭据日期" name="proofOn">
        <DatePick max={today} />
      </Form.Item>
    </>
  )
}

const AppraisalFields = () => (
  <>
    <Form.Item label="评估机构" name="agency" rules={must('请填写评估机构')}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="报告号" name="reportNo" rules={must('请填写报告号')}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="评估金额（整批）" name="appraisalFen" rules={must('请填写评估金额')}>
      <YuanInput />
    </Form.Item>
  </>
)

const Quotes = () => (
  <Form.List name="quotes">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <fieldset key={key} className="goods-part">
            <legend>市场报价{index + 1}</legend>
            <Form.Item label="来源" name={[name, 'source']} rules={must('请填写报价来源')}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item label="日期" name={[name, 'on']} rules={must('请选择报价日期')}>
              <DatePick />
            </Form.Item>
            <Form.Item label="单价" name={[name, 'unitFen']} rules={must('请填写单价')}>
              <YuanInput />
            </Form.Item>
            <Button onClick={() => remove(name)} aria-label={`删去报价${index + 1}`}>
              删去
            </Button>
          </fieldset>
        ))}
        <Button onClick={() => add({})} style={{ marginBottom: 16 }}>
          加一份市场报价
        </Button>
      </>
    )}
  </Form.List>
)
