import { Form, Input, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { choices, YuanInput } from '#contexts/campaigns/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { goodsContract } from '../contract.ts'
import { CountForm, DisposalForm } from '../contract-stock-parts.ts'
import { DISPOSALS } from '../vocabulary.ts'
import { refOf, type WindowProps } from './lot-window.ts'

const countRules = rulesOf(CountForm)
const disposalRules = rulesOf(DisposalForm)

export function CountWindow({ lot, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      contract={goodsContract}
      name="countStock"
      title={`盘点“${lot.title}”（账上${lot.stock}${lot.unit}）`}
      okText="登记"
      done="已登记，请另一人核准"
      fixed={refOf(lot)}
      initial={{ countedOn: today }}
      onClose={onClose}
    >
      <Form.Item label="清点日期" name="countedOn" rules={countRules.countedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="清点数量" name="counted" rules={countRules.counted}>
        <InputNumber min={0} precision={0} suffix={lot.unit} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item label="差额原因（与账上一致可不填）" name="reason" rules={countRules.reason}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

export function DisposeWindow({ lot, onClose }: WindowProps) {
  const { today } = useSession()
  const [kind, setKind] = useState<'sold' | 'destroyed'>('destroyed')
  return (
    <ActForm
      contract={goodsContract}
      name="proposeDisposal"
      title={`处置“${lot.title}”（未分配${lot.stock - lot.allocated}${lot.unit}）`}
      okText="提出"
      done="已提出，请慈善组织批准"
      fixed={refOf(lot)}
      initial={{ kind, disposedOn: today }}
      onClose={onClose}
    >
      <p>不适合使用的物资才能变卖或销毁；变卖的净收入须用于慈善目的，批准时另作一张收入凭证，限定随原批物资。</p>
      <Form.Item label="方式" name="kind" rules={disposalRules.kind}>
        <Radio.Group options={choices(DISPOSALS)} onChange={({ target }) => setKind(target.value)} />
      </Form.Item>
      <Form.Item label="数量" name="quantity" rules={disposalRules.quantity}>
        <InputNumber min={1} precision={0} suffix={lot.unit} style={{ width: 160 }} />
      </Form.Item>
      {kind === 'sold' && (
        <Form.Item label="变卖净收入" name="proceedsFen" rules={disposalRules.proceedsFen}>
          <YuanInput />
        </Form.Item>
      )}
      <Form.Item label="日期" name="disposedOn" rules={disposalRules.disposedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="理由" name="reason" rules={disposalRules.reason}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
