import { useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate, showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { volunteeringContract } from '../contract.ts'
import { ObjectionStates } from '../contract-hours-views.ts'
import './hours.css'
import { HoursObject } from './HoursObject.tsx'

type One = z.output<typeof volunteeringContract.endpoints.getMyHours.output>

/** One service of the caller: what was written down, how it came about, and the caller's own word on it. */
export function HoursOnePage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useAsk(volunteeringContract, 'getMyHours', { id })
  return (
    <Screen title="一次服务" back="/m/hours">
      {!data && !error && <Loading />}
      {!data && error && <Failed error={error} onRetry={refetch} />}
      {data && <Service one={data} />}
    </Screen>
  )
}

function Service({ one }: { one: One }) {
  const [isObjecting, setObjecting] = useState(false)
  const agree = useAct(volunteeringContract, 'agreeToDraft')
  const { draftId, version } = one
  return (
    <>
      <Card title={one.activity}>
        <p className="hours-figure">{showMinutes(one.minutes)}</p>
        <Say tone={one.counts ? 'done' : 'note'}>{one.stateSays}</Say>
        <Facts
          rows={[
            ['日期', showDate(one.servedOn)],
            ['怎么记的', one.sourceSays],
            ['地点', one.place],
            ['组织单位', one.organiser],
          ]}
        />
      </Card>
      {agree.error && <Say tone="error">{agree.error.message}</Say>}
      {one.mayAgree && draftId && version !== null && !isObjecting && (
        <Button busy={agree.isPending} onClick={() => agree.mutate({ draftId, version })}>
          时长对，没有异议
        </Button>
      )}
      {one.mayObject && !isObjecting && (
        <Button kind="plain" onClick={() => setObjecting(true)}>
          时长不对，我有异议
        </Button>
      )}
      {isObjecting && <HoursObject one={one} onClose={() => setObjecting(false)} />}
      <Story one={one} />
    </>
  )
}

function Story({ one: { steps, objections } }: { one: One }) {
  return (
    <>
      {objections.length > 0 && (
        <Card title="我的异议">
          <ul>
            {objections.map(({ id, reason, state, answer, answerDueOn }) => (
              <li key={id}>
                {reason}
                <span className="detail">
                  {state === 'open' ? `${showDate(answerDueOn)}前答复您` : `${ObjectionStates[state]}：${answer ?? ''}`}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {steps.length > 0 && (
        <Card title="经过">
          <ol>
            {steps.map(({ takenAt, step, says }) => (
              <li key={`${step}${takenAt}`}>
                {says}
                <span className="detail">{showMoment(new Date(takenAt))}</span>
              </li>
            ))}
          </ol>
        </Card>
      )}
    </>
  )
}
