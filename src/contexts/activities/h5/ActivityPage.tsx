import { use } from 'react'
import { useLocation, useParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { SessionContext } from '#ui/session.ts'
import { activitiesContract } from '../contract.ts'
import { ACTIVITY_STATES } from '../rules/states.ts'
import type { MySignUp, OpenActivityDetail, ShiftView } from '../views.ts'
import { agesWords, minorsWords, placesWords, RISK_WORDS, spanOf } from './words.ts'
import './activities.css'

type Detail = z.infer<typeof OpenActivityDetail>
type Shift = z.infer<typeof ShiftView>
type Mine = z.infer<typeof MySignUp>

/** One activity: what, when, where, what may go wrong, who leads it; and signing up. */
export function ActivityPage() {
  const { activityId = '' } = useParams()
  const found = useAsk(activitiesContract, 'viewActivity', { activityId }, { keepPrevious: false })
  const activity = found.data
  return (
    <Screen title={activity?.title ?? '活动'} back="/m/activities">
      {found.isPending && <Loading />}
      {found.error && !activity && <Failed error={found.error} onRetry={found.refetch} />}
      {activity && (
        <>
          {activity.cancelReason !== null && (
            <Say tone="error">活动已取消{activity.cancelReason && `：${activity.cancelReason}`}</Say>
          )}
          <About activity={activity} />
          <Risks activity={activity} />
          {activity.cancelReason === null && <SigningUp activity={activity} />}
        </>
      )}
    </Screen>
  )
}

const About = ({ activity }: { activity: Detail }) => (
  <Card>
    <Facts
      rows={[
        ['时间', spanOf(activity)],
        ['地点', activity.place],
        ['社区', [activity.townName, activity.areaName].filter(Boolean).join(' ')],
        ['做什么', activity.content],
        ['类别', activity.categoryLabel],
        ['组织单位', activity.organiser],
        ['负责人', activity.leaderName],
        ['联系方式', activity.contact],
      ]}
    />
  </Card>
)

const Risks = ({ activity }: { activity: Detail }) => (
  <Card title="报名前请看">
    <Facts
      rows={[
        ['风险', `${RISK_WORDS[activity.riskLevel] ?? ''}。${activity.risks}`],
        ['保险', activity.isInsured ? '已为参加者买人身意外伤害保险' : '组织单位尚未登记保险'],
        ['要求', activity.conditions],
        ['年龄', agesWords(activity)],
        ['未成年人', minorsWords(activity)],
        ['服务孩子', activity.withChildren && '此活动服务未成年人，参加者须先通过违法犯罪记录查询（社区办理）'],
      ]}
    />
  </Card>
)

function SigningUp({ activity }: { activity: Detail }) {
  const session = use(SessionContext)
  const mine = useAsk(activitiesContract, 'listMySignUps', { pageSize: 100 }, { enabled: session !== undefined })
  const signUpOf = (shift: Shift) =>
    mine.data?.rows.find(({ shiftId, state }) => shiftId === shift.id && state !== 'cancelled')
  return (
    <Card title={activity.shifts.length > 1 ? '选一个班次报名' : '报名'}>
      {activity.state !== 'recruiting' && activity.state !== 'running' && (
        <p>活动目前是“{ACTIVITY_STATES[activity.state]}”，不再接受报名。</p>
      )}
      {activity.shifts.map((shift) => (
        <ShiftRow key={shift.id} shift={shift} mine={signUpOf(shift)} isOpen={activity.state === 'recruiting'} />
      ))}
    </Card>
  )
}

function ShiftRow({ shift, mine, isOpen }: { shift: Shift; mine: Mine | undefined; isOpen: boolean }) {
  return (
    <div className="shift">
      <p>
        <strong>{spanOf(shift)}</strong>
        <br />
        <span className="detail">
          {placesWords(shift)}（共{shift.places}个）
        </span>
      </p>
      {mine ? <Joined mine={mine} /> : isOpen && <Join shift={shift} />}
    </div>
  )
}

function Join({ shift }: { shift: Shift }) {
  const session = use(SessionContext)
  const { pathname } = useLocation()
  const signUp = useAct(activitiesContract, 'signUp')
  if (!session) return <LinkButton to={`/m/sign-in?to=${encodeURIComponent(pathname)}`}>登录后报名</LinkButton>
  return (
    <>
      {signUp.error && <Say tone="error">{signUp.error.message}</Say>}
      {signUp.data && <Say tone="done">{signUp.data.told}</Say>}
      <Button busy={signUp.isPending} onClick={() => signUp.mutate({ shiftId: shift.id })}>
        {shift.taken < shift.places ? '我要报名' : '排进候补名单'}
      </Button>
    </>
  )
}

/** Signed up or waiting: says so, and offers the way out as long as one has not come. */
export function Joined({ mine }: { mine: Mine }) {
  const cancel = useAct(activitiesContract, 'cancelMySignUp')
  return (
    <>
      <Say tone="done">
        {mine.state === 'waiting' ? `您在候补名单第${mine.waitingNo ?? ''}位，有名额会通知您` : '您已报名'}
      </Say>
      {cancel.error && <Say tone="error">{cancel.error.message}</Say>}
      {mine.inAt === null && (
        <details className="more">
          <summary>不能参加了？</summary>
          <p>取消后名额让给候补的人，以后还可以再报。</p>
          <Button
            kind="danger"
            busy={cancel.isPending}
            onClick={() => cancel.mutate({ signUpId: mine.signUpId, version: mine.version })}
          >
            取消报名
          </Button>
        </details>
      )}
    </>
  )
}
