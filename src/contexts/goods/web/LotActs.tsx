import { Button, Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { choices } from '#contexts/campaigns/web/public.tsx'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { goodsContract } from '../contract.ts'
import { InspectionForm } from '../contract-parts.ts'
import { AllocationForm } from '../contract-stock-parts.ts'
import { USES } from '../vocabulary.ts'
import { CountWindow, DisposeWindow } from './KeepWindows.tsx'
import type { Lot } from './LotPage.tsx'
import { refOf, type WindowProps } from './lot-window.ts'
import { ValueWindow } from './ValueWindow.tsx'

const ACTS = [
  { may: 'inspect', label: '验收', Window: InspectWindow, isMain: true },
  { may: 'answerInspection', label: '复核验收并签字', Window: AnswerInspection, isMain: true },
  { may: 'checkValue', label: '复核估值', Window: CheckValue, isMain: true },
  { may: 'value', label: '估值', Window: ValueWindow, isMain: false },
  { may: 'approveValue', label: '批准估值并入库', Window: ApproveValue, isMain: true },
  { may: 'allocate', label: '分配', Window: AllocateWindow, isMain: true },
  { may: 'count', label: '盘点', Window: CountWindow, isMain: false },
  { may: 'dispose', label: '处置', Window: DisposeWindow, isMain: false },
] as const

/** What can be done with a lot where it stands, by who is here. */
export function LotActs({ lot }: { lot: Lot }) {
  const [open, setOpen] = useState<string>()
  const shown = ACTS.filter(({ may }) => lot.may[may])
  const Window = shown.find(({ may }) => may === open)?.Window
  return (
    <>
      {shown.map(({ may, label, isMain }) => (
        <Button key={may} {...(isMain && { type: 'primary' as const })} onClick={() => setOpen(may)}>
          {label}
        </Button>
      ))}
      {Window && <Window lot={lot} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const inspectionRules = rulesOf(InspectionForm)
const LOOKED = {
  isUsable: '可用：没有损坏，能正常使用',
  isSafe: '安全：符合国家安全标准',
  isHygienic: '卫生：没有污染、霉变',
  isClean: '环保：不危害环境',
}

function InspectWindow({ lot, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      contract={goodsContract}
      name="inspectLot"
      title={`验收“${lot.title}”`}
      okText="登记并签字"
      done="已登记，请另一名接收人签字"
      fixed={refOf(lot)}
      initial={{ inspectedOn: today, isUsable: false, isSafe: false, isHygienic: false, isClean: false }}
      onClose={onClose}
    >
      <p>逐项查看，合格的才勾选；有一项不合格，或食品剩余保质期不足，就不接收。</p>
      {Object.entries(LOOKED).map(([name, label]) => (
        <Form.Item key={name} name={name} valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>{label}</Checkbox>
        </Form.Item>
      ))}
      <Form.Item label="验收日期" name="inspectedOn" rules={inspectionRules.inspectedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="说明（可不填）" name="note" rules={inspectionRules.note}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActForm>
  )
}

type AnswerProps = WindowProps & {
  name: 'answerInspection' | 'checkValue' | 'approveValue'
  title: string
  yes: string
  no: string
  children?: ReactNode
}
function AnswerWindow({ lot, onClose, name, title, yes, no, children }: AnswerProps) {
  return (
    <ActForm
      contract={goodsContract}
      name={name}
      title={title}
      okText="办理"
      done="已办理"
      fixed={refOf(lot)}
      initial={{ agrees: true, storage: lot.storage }}
      onClose={onClose}
    >
      {children}
      <Form.Item name="agrees">
        <Radio.Group
          options={[
            { value: true, label: yes },
            { value: false, label: no },
          ]}
        />
      </Form.Item>
      <Form.Item label="意见（不同意的须写明理由）" name="reason">
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

function AnswerInspection(props: WindowProps) {
  const [last] = props.lot.inspections
  const result = last?.faults.length ? `不合格（${last.faults.join('、')}），不予接收` : '四项合格，予以接收'
  return (
    <AnswerWindow {...props} name="answerInspection" title="复核验收并签字" yes="同意，签字" no="不同意，重新验收">
      <p>
        {last?.firstName}的结论：{result}。
      </p>
    </AnswerWindow>
  )
}

function CheckValue(props: WindowProps) {
  const [last] = props.lot.valuations
  return (
    <AnswerWindow {...props} name="checkValue" title="复核估值" yes="同意，报批准" no="不同意，退回">
      <p>
        {last?.valuedName}：{last?.reason}。
      </p>
    </AnswerWindow>
  )
}

function ApproveValue(props: WindowProps) {
  const [last] = props.lot.valuations
  return (
    <AnswerWindow {...props} name="approveValue" title="批准估值并入库" yes="批准，入库记账" no="退回重估">
      <p>
        {last?.valuedName}估值、{last?.checkedName}复核：{last?.reason}。
      </p>
      {last?.needsReview && <p>凭据与市场报价相差过大，批准时须写明复核意见。</p>}
      <Form.Item label="存放地点（可不填）" name="storage">
        <Input maxLength={60} />
      </Form.Item>
    </AnswerWindow>
  )
}

const allocationRules = rulesOf(AllocationForm)
function AllocateWindow({ lot, onClose }: WindowProps) {
  const free = lot.stock - lot.allocated
  return (
    <ActForm
      contract={goodsContract}
      name="allocateGoods"
      title={`分配“${lot.title}”（可分配${free}${lot.unit}）`}
      okText="分配"
      done="已分配，社区可以发放了"
      fixed={refOf(lot)}
      initial={{ areaCode: lot.earmarkCode ?? undefined, use: lot.use ?? undefined, purpose: lot.restrictionText }}
      onClose={onClose}
    >
      <Form.Item label="分给" name="areaCode" rules={allocationRules.areaCode}>
        <AreaField levels={['town', 'community']} />
      </Form.Item>
      <Form.Item label="用途类别" name="use" rules={allocationRules.use}>
        <Radio.Group options={choices(USES)} style={{ display: 'grid', gap: 6 }} disabled={lot.use !== null} />
      </Form.Item>
      <Form.Item label="发给什么人、作何用" name="purpose" rules={allocationRules.purpose}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item label="数量" name="quantity" rules={allocationRules.quantity}>
        <InputNumber min={1} max={free} precision={0} suffix={lot.unit} style={{ width: 160 }} />
      </Form.Item>
    </ActForm>
  )
}
