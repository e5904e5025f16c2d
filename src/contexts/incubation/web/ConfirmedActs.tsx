import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { incubationContract } from '../contract.ts'
import { type Organisation, refOf } from './parts.tsx'

type Told = {
  act:
    | 'submitOrganisation'
    | 'returnFiling'
    | 'suspendOrganisation'
    | 'resumeOrganisation'
    | 'withdrawOrganisation'
    | 'discoverOrganisation'
    | 'graduateOrganisation'
    | 'trackOrganisation'
    | 'leaveIncubation'
  label: string
  consequences: readonly string[]
  /** The field that takes the words; none where nothing is asked. */
  field?: 'reason' | 'note'
  words?: string
  danger?: boolean
}

const TOLD: readonly Told[] = [
  {
    act: 'submitOrganisation',
    label: '提交社区初审',
    consequences: ['备案表从此不能修改，要改须先退回', '由居（村）委会初审，通过后报街镇备案'],
  },
  {
    act: 'returnFiling',
    label: '退回备案申请',
    consequences: ['回到发起人和社区修改，改好后重新初审', '理由写进经过，发起人看得到'],
    field: 'reason',
    words: '要改什么',
    danger: true,
  },
  {
    act: 'discoverOrganisation',
    label: '列为培育对象',
    consequences: ['列入培育名单，还不算纳入培育；签订培育方案之日起才算'],
    field: 'note',
    words: '为什么选它',
  },
  {
    act: 'graduateOrganisation',
    label: '出壳',
    consequences: ['能独立开展活动，不再占用培育资源；之后按期回访', '能力评估照常每季度一次'],
    field: 'note',
    words: '出壳的依据',
  },
  {
    act: 'trackOrganisation',
    label: '登记回访',
    consequences: ['回访情况写进经过'],
    field: 'note',
    words: '回访情况',
  },
  {
    act: 'suspendOrganisation',
    label: '暂停活动',
    consequences: ['暂停期间不能记录活动和服务', '已有的记录不变；恢复须由街镇办理'],
    field: 'reason',
    words: '理由',
    danger: true,
  },
  {
    act: 'resumeOrganisation',
    label: '恢复活动',
    consequences: ['整改完成或暂停的原因消除，恢复开展活动'],
    field: 'reason',
    words: '依据',
  },
  {
    act: 'leaveIncubation',
    label: '退出培育',
    consequences: ['不再占用培育资源；组织本身还在，备案不变', '以后要再培育，须重新签订方案'],
    field: 'reason',
    words: '理由',
    danger: true,
  },
  {
    act: 'withdrawOrganisation',
    label: '撤回申请',
    consequences: ['申请不再办理，不能恢复；要办须重新登记'],
    field: 'reason',
    words: '理由',
    danger: true,
  },
]

/** Acts that need no form but a yes, and most of them a reason. */
export const ConfirmedActs = ({ one }: { one: Organisation }) =>
  TOLD.filter(({ act }) => one.may.includes(act)).map((told) => <Act key={told.act} told={told} one={one} />)

function Act({ told, one }: { told: Told; one: Organisation }) {
  const { act: name, label, consequences, field, words, danger = false } = told
  const act = useAct(incubationContract, name)
  const send = (text: string) => act.mutateAsync({ ...refOf(one), ...(field && { [field]: text }) } as never)
  return (
    <ConfirmAct
      label={label}
      title={`${label}：“${one.name}”？`}
      consequences={consequences}
      danger={danger}
      {...(words && { reason: { label: words, required: field !== 'note' || name !== 'discoverOrganisation' } })}
      onConfirm={(text) => send(text).then(() => toast('已办理'))}
    />
  )
}
