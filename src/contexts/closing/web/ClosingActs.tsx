import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { rulesOf } from '#ui/fields.ts'
import { toast } from '#ui/toast.ts'
import { closingContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { type Closing, closingRef } from './parts.tsx'

type Props = { one: Closing }
const checkRules = rulesOf(closingContract.endpoints.checkClosing.input)

/** What this person may do now, as the server says; what cannot be taken back says first what will happen. */
export function ClosingActs({ one }: Props) {
  const [isChecking, setChecking] = useState(false)
  return (
    <>
      {one.may.includes('applyClosing') && <Apply one={one} />}
      {one.may.includes('checkClosing') && (
        <Button type="primary" onClick={() => setChecking(true)}>
          审核
        </Button>
      )}
      {one.may.includes('approveClosing') && <Approve one={one} />}
      {one.may.includes('returnClosing') && <Reasoned one={one} name="returnClosing" />}
      {one.may.includes('withdrawClosing') && <Reasoned one={one} name="withdrawClosing" />}
      {isChecking && <Check one={one} onClose={() => setChecking(false)} />}
    </>
  )
}

function Apply({ one }: Props) {
  const act = useAct(closingContract, 'applyClosing')
  const open = one.conditions.filter(({ verdict }) => verdict === 'not-met')
  return (
    <ConfirmAct
      label="提出结项申请"
      title={`提出${one.areaName}的结项申请？`}
      danger={false}
      button={{ type: 'primary' }}
      consequences={[
        '提出之后材料不能再改；要改，请审核人退回',
        open.length > 0
          ? `还有${open.length}项条件没有满足，满足之前不能通过审核：${open.map(({ title }) => title).join('、')}`
          : '各项条件都已满足，等待审核',
      ]}
      onConfirm={() => act.mutateAsync(closingRef(one)).then(() => toast('已提出结项申请'))}
    />
  )
}

const Check = ({ one, onClose }: Props & { onClose: () => void }) => (
  <ActForm
    name="checkClosing"
    title={`审核${one.areaName}的结项申请`}
    okText="提交审核结果"
    done="已提交审核结果"
    fixed={closingRef(one)}
    onClose={onClose}
  >
    <Form.Item label="结果" name="outcome" rules={checkRules.outcome}>
      <Radio.Group
        style={{ display: 'grid', gap: 8 }}
        options={[
          { value: 'passed', label: '通过，交批准人批准（须各项条件都满足）' },
          { value: 'failed', label: '退回补正' },
        ]}
      />
    </Form.Item>
    <Form.Item label="意见" name="note" extra="退回的须写明理由，街镇看得到">
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  </ActForm>
)

function Approve({ one }: Props) {
  const act = useAct(closingContract, 'approveClosing')
  const waived = one.conditions.filter(({ verdict }) => verdict === 'waived').length
  return (
    <ConfirmAct
      label="批准结项"
      title={`批准${one.areaName}结项？`}
      button={{ type: 'primary' }}
      consequences={[
        `批准之后创建点为“已结项”，不能撤销；${one.conditions.length}项条件按现在的情况留存${waived > 0 ? `，其中${waived}项为豁免` : ''}`,
        '结项通知书以审核人的名义自动拟稿，评估报告和条件审核表作为附件，由您或其他负责人签发',
        '街镇会收到消息；结项档案可以打包下载',
      ]}
      onConfirm={() => act.mutateAsync(closingRef(one)).then(() => toast('已批准结项，结项通知书已拟稿'))}
    />
  )
}

const WORDS = {
  returnClosing: {
    label: '退回',
    title: '退回结项申请？',
    will: ['回到街镇补正，审核重新办理', '理由街镇看得到'],
  },
  withdrawClosing: {
    label: '撤回申请',
    title: '撤回结项申请？',
    will: ['这份申请作废，已附的材料留在记录里', '要结项须重新准备材料'],
  },
} as const
function Reasoned({ one, name }: Props & { name: keyof typeof WORDS }) {
  const act = useAct(closingContract, name)
  const { label, title, will } = WORDS[name]
  return (
    <ConfirmAct
      label={label}
      title={title}
      consequences={will}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...closingRef(one), reason }).then(() => toast('已办理'))}
    />
  )
}

/** A mandatory criterion that was not reached is let pass by the city, by name and with a reason. */
export function Waive({ one, code, title }: Props & { code: string; title: string }) {
  const act = useAct(closingContract, 'waiveCriterion')
  return (
    <ConfirmAct
      label="豁免"
      title={`豁免“${title}”？`}
      button={{ size: 'small' }}
      consequences={['这一条不再阻碍结项，但仍显示为未达到', '豁免人和理由留存，写进条件审核表，不能撤销']}
      reason={{ label: '理由和依据', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...closingRef(one), code, reason }).then(() => toast('已豁免'))}
    />
  )
}
