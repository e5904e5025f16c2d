import { useState } from 'react'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { useAskMore } from '#ui/more.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts, ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { volunteeringContract } from '../contract.ts'
import { type MyHours, ObjectionStates } from '../contract-hours-views.ts'
import './hours.css'

type Line = z.output<typeof MyHours>

/** What counts, in one big figure; under it every service, with what its state means. */
export function HoursPage() {
  const list = useAskMore(volunteeringContract, 'listMyHours', { limit: 20 }, ({ next }) =>
    next ? { after: next } : undefined,
  )
  const first = list.pages?.[0]
  const rows = list.pages?.flatMap((page) => page.rows) ?? []
  return (
    <Screen title="我的服务时长">
      {!first && !list.error && <Loading />}
      {!first && list.error && <Failed error={list.error} onRetry={list.refetch} />}
      {first && (
        <>
          <Card>
            <p className="hours-figure">{showMinutes(first.totalMinutes)}</p>
            <p>已记入的服务时长</p>
            <Facts
              rows={[
                ['还在确认、核对', first.waitingMinutes > 0 && showMinutes(first.waitingMinutes)],
                ...first.byYear.map(
                  ({ year, minutes, records }) => [`${year}年`, `${showMinutes(minutes)}，${records}次`] as const,
                ),
              ]}
            />
          </Card>
          {rows.length === 0 ? (
            <Empty title="还没有服务时长" next="参加活动并签到、签退后，时长会出现在这里。" />
          ) : (
            <Lines rows={rows} />
          )}
          {list.paging.hasMore && (
            <Button kind="plain" busy={list.paging.isLoadingMore} onClick={list.paging.onMore}>
              再看更早的
            </Button>
          )}
          <Objections />
          <LinkButton to="/m/hours/missing" kind="plain">
            少记了一次？申请补记
          </LinkButton>
        </>
      )}
    </Screen>
  )
}

const Lines = ({ rows }: { rows: readonly Line[] }) => (
  <ul className="list" aria-label="每次服务">
    {rows.map((one) => (
      <li key={one.id}>
        <ListLink
          to={`/m/hours/${one.id}`}
          title={one.activity}
          detail={`${showDate(one.servedOn)}，${one.stateSays}`}
          end={showMinutes(one.minutes)}
        />
      </li>
    ))}
  </ul>
)

/** Objections and requests of the caller, shown a few at a time. */
function Objections() {
  const [showsAll, setShowsAll] = useState(false)
  const { data } = useAsk(volunteeringContract, 'listMyObjections', {})
  if (!data || data.rows.length === 0) return null
  const shown = showsAll ? data.rows : data.rows.slice(0, 3)
  return (
    <Card title="我提出的异议">
      <ul>
        {shown.map(({ id, activity, servedOn, state, answer, answerDueOn }) => (
          <li key={id}>
            {showDate(servedOn)} {activity}
            <span className="detail">
              {state === 'open' ? `${showDate(answerDueOn)}前答复您` : `${ObjectionStates[state]}：${answer ?? ''}`}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < data.rows.length && (
        <Button kind="plain" onClick={() => setShowsAll(true)}>
          显示全部{data.rows.length}条
        </Button>
      )}
    </Card>
  )
}
