import { useEffect } from 'react'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { ListLink } from '#ui/phone/Card.tsx'
import { keepForOffline } from '#ui/phone/keep-for-offline.ts'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { activitiesContract } from '../../contract.ts'
import { ACTIVITY_STATES } from '../../rules/states.ts'
import type { LedActivity } from '../../views.ts'
import { spanOf } from '../words.ts'
import { useKept } from './use-kept.ts'
import '../activities.css'

/** What I lead: open first, then what was. */
export function LeadPage() {
  useEffect(() => keepForOffline(), [])
  const asked = useAsk(activitiesContract, 'listLedActivities', { when: 'all', pageSize: 100 })
  const { data, isOld } = useKept('led', asked)
  const open = data?.rows.filter(({ state }) => !isPast(state)) ?? []
  const past = data?.rows.filter(({ state }) => isPast(state)) ?? []
  return (
    <Screen title="带队">
      {!data && asked.isPending && <Loading />}
      {!data && asked.error && <Failed error={asked.error} onRetry={asked.refetch} />}
      {isOld && data && <Say tone="note">现在没有网络，这是手机上存的内容。签到码和点名照常可用。</Say>}
      {data?.rows.length === 0 && (
        <Empty title="没有您负责的活动" next="社区安排您负责活动后，这里可以出示签到码、点名、确认时长。" />
      )}
      <LedList rows={open} />
      {past.length > 0 && (
        <>
          <h2>已结束的</h2>
          <LedList rows={past} />
        </>
      )}
    </Screen>
  )
}

const isPast = (state: string): boolean => state === 'recorded' || state === 'cancelled'

const LedList = ({ rows }: { rows: readonly z.infer<typeof LedActivity>[] }) => (
  <ul className="list">
    {rows.map((row) => (
      <li key={row.id}>
        <ListLink
          to={`/m/lead/${row.id}`}
          title={row.title}
          detail={
            <>
              {spanOf(row)}
              <br />
              报名{row.taken}人{row.inNow > 0 && `，现场${row.inNow}人`}
              {row.missingOut > 0 && `，${row.missingOut}人没有签退`}
            </>
          }
          end={ACTIVITY_STATES[row.state]}
        />
      </li>
    ))}
  </ul>
)
