import { Button } from 'antd'
import { Link } from 'react-router'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { activitiesContract } from '../contract.ts'
import type { Activity } from './ActivityPage.tsx'

/** The steps this person may take now, the next one first. */
export function ActivityActs({ one }: { one: Activity }) {
  const may = (step: string) => one.may.includes(step)
  const isLive = ['recruiting', 'closed', 'running'].includes(one.state)
  return (
    <>
      {may('submit') && <Submit one={one} />}
      {may('approve') && <Review one={one} />}
      {may('edit') && (
        <Link to={`/activities/${one.id}/edit`}>
          <Button>修改</Button>
        </Link>
      )}
      {isLive && may('lead') && (
        <Link to={`/m/poster/${one.id}`} target="_blank" reloadDocument>
          <Button>签到海报</Button>
        </Link>
      )}
      {(may('close') || may('reopen')) && <Recruiting one={one} isClosed={may('reopen')} />}
      {may('run') && <Start one={one} />}
      {may('end') && <End one={one} />}
      {may('cancel') && <Cancel one={one} />}
    </>
  )
}

type Props = { one: Activity }
const refOf = ({ id, version }: Activity) => ({ activityId: id, version })

function Submit({ one }: Props) {
  const act = useAct(activitiesContract, 'submitActivity')
  return (
    <ConfirmAct
      label="提交审核"
      title={`提交“${one.title}”审核？`}
      consequences={['提交后不能再改，退回后可以改', '由另一位同事审核，通过后公开招募', ...one.warnings]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(one)).then(() => toast('已提交审核'))}
    />
  )
}

function Review({ one }: Props) {
  const act = useAct(activitiesContract, 'reviewActivity')
  return (
    <>
      <ConfirmAct
        label="审核通过"
        title={`通过“${one.title}”并公开招募？`}
        consequences={['任何人都能看到并报名', '请核对风险是否如实、条件是否合适', ...one.warnings]}
        danger={false}
        button={{ type: 'primary' }}
        onConfirm={() => act.mutateAsync({ ...refOf(one), verdict: 'approve' }).then(() => toast('已发布，开始招募'))}
      />
      <ConfirmAct
        label="退回"
        title={`退回“${one.title}”？`}
        consequences={['筹划人会看到理由，改好后可以再提交']}
        reason={{ label: '退回理由', required: true }}
        onConfirm={(reason) =>
          act.mutateAsync({ ...refOf(one), verdict: 'return', reason }).then(() => toast('已退回'))
        }
      />
    </>
  )
}

function Recruiting({ one, isClosed }: Props & { isClosed: boolean }) {
  const act = useAct(activitiesContract, 'closeRecruiting')
  const label = isClosed ? '恢复招募' : '截止招募'
  return (
    <ConfirmAct
      label={label}
      title={`${label}？`}
      consequences={[isClosed ? '有名额时可以继续报名' : '不能再报名，已报名的不受影响']}
      danger={false}
      onConfirm={() => act.mutateAsync({ ...refOf(one), reopen: isClosed }).then(() => toast(`已${label}`))}
    />
  )
}

function Start({ one }: Props) {
  const act = useAct(activitiesContract, 'startActivity')
  return (
    <ConfirmAct
      label="开始"
      title={`“${one.title}”现在开始？`}
      consequences={['不点也可以：第一个人签到时自动开始', ...one.warnings]}
      danger={false}
      onConfirm={() => act.mutateAsync(refOf(one)).then(() => toast('已开始'))}
    />
  )
}

function End({ one }: Props) {
  const act = useAct(activitiesContract, 'endActivity')
  return (
    <ConfirmAct
      label="结束"
      title={`结束“${one.title}”？`}
      consequences={[
        one.inNow > 0 ? `还有${one.inNow}人没有签退：结束后请为他们逐一填写离开时间` : '在场的人都已签退',
        '不能再签到；此后10个工作日内完成时长记录',
      ]}
      danger={false}
      onConfirm={() => act.mutateAsync(refOf(one)).then(() => toast('活动已结束'))}
    />
  )
}

function Cancel({ one }: Props) {
  const act = useAct(activitiesContract, 'cancelActivity')
  return (
    <ConfirmAct
      label="取消活动"
      title={`取消“${one.title}”？`}
      consequences={[
        `已报名${one.taken}人${one.waiting > 0 ? `、候补${one.waiting}人` : ''}都会收到通知`,
        one.inNow > 0 ? `现在有${one.inNow}人在场：按此刻签退，到此为止的时长保留` : '没有人在场',
        '取消后不能恢复',
      ]}
      reason={{ label: '取消原因', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(one), reason }).then(({ told }) => toast(told))}
    />
  )
}
