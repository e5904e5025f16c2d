import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { closingContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { FilesField, type Rectification, refOf } from './parts.tsx'

type Props = { one: Rectification }
const { answerIssue, extendRectification, recheckRectification } = closingContract.endpoints
const answerRules = rulesOf(answerIssue.input)
const extendRules = rulesOf(extendRectification.input)
const recheckRules = rulesOf(recheckRectification.input)

/** What was done about one issue, with photos or papers as evidence; fine on a phone. */
export function AnswerForm({ one, issueId, position }: Props & { issueId: string; position: number }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>答复问题{position}</Button>
      {open && (
        <ActForm
          name="answerIssue"
          title={`答复问题${position}`}
          okText="保存答复"
          done="已保存，全部答复后请提交整改报告"
          fixed={{ ...refOf(one), issueId }}
          onClose={() => setOpen(false)}
        >
          <Form.Item label="做了什么" name="text" rules={answerRules.text}>
            <Input.TextArea rows={5} maxLength={2000} showCount />
          </Form.Item>
          <Form.Item label="佐证（照片或扫描件）" name="fileIds">
            <FilesField areaCode={one.areaCode} label="拍照或选择文件" />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

/** What this person may do now, as the server says; what cannot be taken back says first what will happen. */
export function RectificationActs({ one }: Props) {
  const [doing, setDoing] = useState<'extend' | 'recheck'>()
  const close = () => setDoing(undefined)
  return (
    <>
      {one.may.includes('submitAnswer') && <Submit one={one} />}
      {one.may.includes('recheckRectification') && (
        <Button type="primary" onClick={() => setDoing('recheck')}>
          复查
        </Button>
      )}
      {one.may.includes('extendRectification') && <Button onClick={() => setDoing('extend')}>同意延期</Button>}
      {one.may.includes('terminatePoint') && <Terminate one={one} />}
      {doing === 'extend' && <Extend one={one} onClose={close} />}
      {doing === 'recheck' && <Recheck one={one} onClose={close} />}
    </>
  )
}

function Submit({ one }: Props) {
  const { today } = useSession()
  const act = useAct(closingContract, 'submitAnswer')
  const isLate = today > one.dueOn
  return (
    <ConfirmAct
      label="提交整改报告"
      title="提交整改报告？"
      danger={false}
      button={{ type: 'primary' }}
      consequences={[
        `共${one.list.length}个问题；提交之后不能再改，等待复查`,
        '复查由组织评估的民政部门办理，不能是提交的人',
        ...(isLate ? [`期限${one.dueOn}已过，计为逾期，须写明原因`] : []),
      ]}
      {...(isLate && { reason: { label: '逾期原因', required: true } })}
      onConfirm={(lateReason) => act.mutateAsync({ ...refOf(one), lateReason }).then(() => toast('已提交，等待复查'))}
    />
  )
}

function Extend({ one, onClose }: Props & { onClose: () => void }) {
  return (
    <ActForm
      name="extendRectification"
      title="同意延期"
      okText="同意延期"
      done="已延期"
      fixed={refOf(one)}
      onClose={onClose}
    >
      <Form.Item
        label="新的期限"
        name="dueOn"
        rules={extendRules.dueOn}
        extra={`只能延期一次；晚于${one.dueOn}，至迟${one.latestExtension}`}
      >
        <DatePick min={one.dueOn} max={one.latestExtension} />
      </Form.Item>
      <Form.Item label="理由" name="reason" rules={extendRules.reason}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}

function Recheck({ one, onClose }: Props & { onClose: () => void }) {
  const failed = one.soonestRecheck
    ? `未通过，再给一轮整改（期限${one.soonestRecheck}）`
    : '未通过（第二次：整改到此为止，等待批准人决定终止创建点）'
  return (
    <ActForm
      name="recheckRectification"
      title="复查整改"
      okText="提交复查结果"
      done="已提交复查结果"
      fixed={refOf(one)}
      onClose={onClose}
    >
      <Form.Item label="结果" name="outcome" rules={recheckRules.outcome}>
        <Radio.Group
          style={{ display: 'grid', gap: 8 }}
          options={[
            { value: 'passed', label: '通过' },
            { value: 'failed', label: failed },
          ]}
        />
      </Form.Item>
      <Form.Item label="意见" name="note" extra="未通过的须写明理由，街镇看得到">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}

function Terminate({ one }: Props) {
  const act = useAct(closingContract, 'terminatePoint')
  return (
    <ConfirmAct
      label="终止创建点"
      title={`终止${one.areaName}的创建点？`}
      consequences={[
        '两次复查未通过，创建到此为止，不能恢复；已有的记录全部保留',
        '占用的名额和社区随之释放，可以另行申报',
        '理由写进经过和创建点的办理经过，街镇看得到',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(one), reason }).then(() => toast('已终止'))}
    />
  )
}
