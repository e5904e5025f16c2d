import { Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { fieldworkContract } from '../contract.ts'
import { EvaluationForm, SafetyForm } from '../parts-groups.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, type Group, refOf, type WindowProps } from './parts.tsx'

const safetyRules = rulesOf(SafetyForm)
const evaluationRules = rulesOf(EvaluationForm)

type Simple =
  | 'approveGroup'
  | 'recruitGroup'
  | 'startGroup'
  | 'archiveGroup'
  | 'returnGroup'
  | 'reopenGroup'
  | 'cancelGroup'
type Asked = {
  name: Simple
  label: string
  consequences: (group: Group) => readonly string[]
  reason?: 'needed'
  danger?: true
}

/** Acts that only have to be confirmed; those that take something back ask why. */
const CONFIRMED: readonly Asked[] = [
  {
    name: 'approveGroup',
    label: '审定',
    consequences: (group) => [
      group.kind === 'group' ? '可以开始招募组员' : '可以开始筹备',
      '计划书不再修改；提交的人不能自己审定',
    ],
  },
  { name: 'recruitGroup', label: '开始招募', consequences: () => ['可以登记报名的人、筛选、签契约'] },
  {
    name: 'startGroup',
    label: '开始',
    consequences: (group) => [
      group.kind === 'group' ? '入组的都已签契约；之后每节逐人记出席' : '备案、许可须已登记齐全',
      '开始日期记为今天，不能改',
    ],
  },
  {
    name: 'archiveGroup',
    label: '归档',
    consequences: () => ['档案须齐全；给档案号', '归档后不能再改'],
  },
  {
    name: 'returnGroup',
    label: '退回修改',
    reason: 'needed',
    danger: true,
    consequences: () => ['由社工修改后再提交'],
  },
  {
    name: 'reopenGroup',
    label: '退回补充',
    reason: 'needed',
    danger: true,
    consequences: () => ['回到“已结束”，可以补记前后测、契约和每节记录，再评估'],
  },
  {
    name: 'cancelGroup',
    label: '取消',
    reason: 'needed',
    danger: true,
    consequences: () => ['不再开展，不能恢复；计划书和报名保留'],
  },
]

/** What this person may do now, as the server says. */
export function GroupActs({ group }: { group: Group }) {
  const [opens, setOpens] = useState<'safety' | 'end' | 'evaluate'>()
  const close = () => setOpens(undefined)
  const may = (name: string): boolean => group.may.includes(name)
  return (
    <>
      {may('recordSession') && (
        <Link to={`/service/groups/${group.id}/session`}>
          <Button type={group.state === 'running' ? 'primary' : 'default'}>记录一节</Button>
        </Link>
      )}
      {may('recordSafety') && <Button onClick={() => setOpens('safety')}>登记备案</Button>}
      {CONFIRMED.filter(({ name }) => may(name)).map((asked) => (
        <Confirmed key={asked.name} group={group} asked={asked} />
      ))}
      {may('endGroup') && <Button onClick={() => setOpens('end')}>结束</Button>}
      {may('evaluateGroup') && (
        <Button type="primary" onClick={() => setOpens('evaluate')}>
          评估
        </Button>
      )}
      {may('reviseGroup') && (
        <Link to={`/service/groups/${group.id}/edit`}>
          <Button>修改计划书</Button>
        </Link>
      )}
      {opens === 'safety' && <Safety group={group} onClose={close} />}
      {opens === 'end' && <End group={group} onClose={close} />}
      {opens === 'evaluate' && <Evaluate group={group} onClose={close} />}
    </>
  )
}

function Confirmed({ group, asked: { name, label, consequences, reason, danger } }: { group: Group; asked: Asked }) {
  const act = useAct(fieldworkContract, name)
  return (
    <ConfirmAct
      label={label}
      title={`${label}“${group.title}”？`}
      consequences={consequences(group)}
      danger={danger === true}
      {...(!danger && { button: { type: 'primary' } })}
      {...(reason && { reason: { label: '理由', required: true } })}
      onConfirm={(words) =>
        act.mutateAsync({ ...refOf(group), ...(reason && { reason: words }) } as never).then(() => toast(`已${label}`))
      }
    />
  )
}

function Safety({ group, onClose }: WindowProps) {
  const { today } = useSession()
  const { filing, permit } = group.limits
  return (
    <ActForm
      name="recordSafety"
      title="登记备案和许可"
      okText="登记"
      done="已登记"
      fixed={refOf(group)}
      initial={{ filedOn: group.filedOn ?? today, filingNo: group.filingNo, permitNo: group.permitNo }}
      onClose={onClose}
    >
      <Consequences
        of={[
          `达到${filing}人的须报街镇备案`,
          `达到${permit}人的属于大型群众性活动，须取得公安机关安全许可（《大型群众性活动安全管理条例》）`,
        ]}
      />
      <Form.Item label="备案日期" name="filedOn" rules={safetyRules.filedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="备案编号（可不填）" name="filingNo" rules={safetyRules.filingNo}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="公安许可文号" name="permitNo" rules={safetyRules.permitNo} extra={`不到${permit}人的不填`}>
        <Input maxLength={60} />
      </Form.Item>
    </ActForm>
  )
}

const End = ({ group, onClose }: WindowProps) => (
  <ActForm name="endGroup" title="结束" okText="结束" done="已结束，请评估" fixed={refOf(group)} onClose={onClose}>
    <Consequences
      of={[
        `计划${group.sessions}节，有记录的${group.sessionsHeld}节`,
        '结束日期记为今天；漏记的一节在评估之前还可以补',
      ]}
    />
    <Form.Item label="说明" name="note" extra={group.sessionsHeld < group.sessions ? '提前结束的须写明原因' : '可不填'}>
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </ActForm>
)

const Evaluate = ({ group, onClose }: WindowProps) => (
  <ActForm
    name="evaluateGroup"
    title="评估"
    okText="登记评估"
    done="已评估，请负责人归档"
    fixed={refOf(group)}
    {...(group.evaluation && { initial: group.evaluation })}
    onClose={onClose}
  >
    <div className="fieldwork-row">
      <Form.Item label="收回满意度表" name="sheets" rules={evaluationRules.sheets}>
        <InputNumber min={0} precision={0} suffix="份" />
      </Form.Item>
      <Form.Item label="其中满意" name="satisfied" rules={evaluationRules.satisfied}>
        <InputNumber min={0} precision={0} suffix="份" />
      </Form.Item>
      <Form.Item label="实际支出" name="spentFen" rules={evaluationRules.spentFen}>
        <YuanInput />
      </Form.Item>
    </div>
    <Form.Item label="目标达成" name="goals" rules={evaluationRules.goals}>
      <Input.TextArea rows={2} maxLength={1000} />
    </Form.Item>
    <Form.Item label="总结" name="summary" rules={evaluationRules.summary}>
      <Input.TextArea rows={4} maxLength={4000} showCount />
    </Form.Item>
  </ActForm>
)
