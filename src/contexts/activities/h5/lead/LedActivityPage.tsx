import { useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { activitiesContract } from '../../contract.ts'
import { ACTIVITY_STATES, mayTake } from '../../rules/states.ts'
import type { LedActivity } from '../../views.ts'
import { spanOf } from '../words.ts'
import { useLed } from './use-led.ts'
import '../activities.css'

type Led = z.infer<typeof LedActivity>

/** One activity I lead: what to do now. */
export function LedActivityPage() {
  const { activityId = '' } = useParams()
  const { led, asked, isOld } = useLed(activityId)
  return (
    <Screen title={led?.title ?? '我带的活动'} back="/m/lead">
      {!led && asked.isPending && <Loading />}
      {!led && asked.error && <Failed error={asked.error} onRetry={asked.refetch} />}
      {!led && asked.data && <Empty title="没有找到这个活动" next="它可能已由别人负责。" />}
      {led && (
        <>
          {isOld && <Say tone="note">现在没有网络，这是手机上存的内容。签到码和点名照常可用。</Say>}
          <Card>
            <Facts
              rows={[
                ['状态', ACTIVITY_STATES[led.state]],
                ['时间', spanOf(led)],
                ['地点', led.place],
                ['报名', `${led.taken}人${led.waiting > 0 ? `，候补${led.waiting}人` : ''}`],
                ['现场', led.inNow > 0 && `${led.inNow}人已签到、未签退`],
                ['没有签退', led.missingOut > 0 && `${led.missingOut}人，请在点名里补记`],
                ['记录期限', led.recordDueOn && showDate(led.recordDueOn)],
              ]}
            />
          </Card>
          <Doings led={led} />
        </>
      )}
    </Screen>
  )
}

const isOnSite = ({ state }: Led): boolean => ['recruiting', 'closed', 'running'].includes(state)

const Doings = ({ led }: { led: Led }) => (
  <div className="doings">
    {isOnSite(led) && <LinkButton to={`/m/lead/${led.id}/code`}>出示签到码</LinkButton>}
    {(isOnSite(led) || led.state === 'ended') && (
      <LinkButton to={`/m/lead/${led.id}/roll`} kind="plain">
        点名、补记
      </LinkButton>
    )}
    {led.state !== 'cancelled' && (
      <LinkButton to={`/m/lead/${led.id}/hours`} kind="plain">
        确认时长
      </LinkButton>
    )}
    {isOnSite(led) && led.state !== 'running' && <Start led={led} />}
    {led.state === 'running' && <End led={led} />}
  </div>
)

function Start({ led }: { led: Led }) {
  const start = useAct(activitiesContract, 'startActivity')
  if (!mayTake('run', led.state)) return null
  return (
    <>
      {start.error && <Say tone="error">{start.error.message}</Say>}
      <Button
        kind="plain"
        busy={start.isPending}
        onClick={() => start.mutate({ activityId: led.id, version: led.version })}
      >
        开始活动
      </Button>
    </>
  )
}

/** Asks once more on the page itself: no pop-up. */
function End({ led }: { led: Led }) {
  const end = useAct(activitiesContract, 'endActivity')
  const [isSure, setSure] = useState(false)
  if (!isSure)
    return (
      <Button kind="danger" onClick={() => setSure(true)}>
        结束活动
      </Button>
    )
  return (
    <Card title="结束活动？">
      <p>结束后不能再扫码签到。{led.inNow > 0 && `还有${led.inNow}人没有签退，结束后请在点名里补记离开时间。`}</p>
      {end.error && <Say tone="error">{end.error.message}</Say>}
      <Button
        kind="danger"
        busy={end.isPending}
        onClick={() => end.mutate({ activityId: led.id, version: led.version })}
      >
        确定结束
      </Button>
      <Button kind="plain" onClick={() => setSure(false)}>
        不结束
      </Button>
    </Card>
  )
}
