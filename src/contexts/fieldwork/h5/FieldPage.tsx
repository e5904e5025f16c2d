import { useEffect } from 'react'
import { Link } from 'react-router'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import { keepForOffline } from '#ui/phone/keep-for-offline.ts'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { ThrowAway } from '#ui/phone/ThrowAway.tsx'
import { useSession } from '#ui/session.ts'
import { type FieldVisit, useMine } from './use-mine.ts'
import { useVisitBox } from './visit-box.ts'
import type { Kept, Queue } from './visit-queue.ts'
import { dayOf } from './words.ts'
import './field.css'

/** Whom I visit today, what waits on the phone, and whom I visit in the days to come. */
export function FieldPage() {
  const { accountId } = useSession()
  const { mine, isOld, error, isPending, refetch } = useMine()
  const { queue, isSending, trouble, sendNow } = useVisitBox(accountId)
  useEffect(() => keepForOffline(), [])
  const arrived = queue.filter(({ state }) => state === 'sent').length
  useEffect(() => {
    if (arrived > 0) void refetch()
  }, [arrived, refetch])
  const rows = mine?.rows.filter(({ personId }) => !isWritten(queue, personId)) ?? []
  const now = rows.filter(({ due }) => due === 'today' || due === 'overdue')
  const later = rows.filter(({ due }) => due === 'soon')
  return (
    <Screen title="探访" foot={<LinkButton to="/m/field/somebody">探访别的人</LinkButton>}>
      {!mine && isPending && <Loading />}
      {!mine && error && <Failed error={error} onRetry={refetch} />}
      {isOld && <Say tone="note">现在没有网络，这是手机上存的内容。照常记录，有网络时自动发出去。</Say>}
      <OnPhone queue={queue} isSending={isSending} trouble={trouble} onSend={sendNow} />
      {mine && now.length === 0 && (
        <Empty
          title="今天没有要探访的人"
          next={mine.doneToday > 0 ? `今天已经记了${mine.doneToday}次。` : '排好的探访到日子会出现在这里。'}
        />
      )}
      {now.length > 0 && <h2>今天去看{now.length}人</h2>}
      <Visits rows={now} />
      {later.length > 0 && <h2>七天内</h2>}
      <Visits rows={later} />
    </Screen>
  )
}

/** Written down already and on its way: not to be visited again. */
const isWritten = (queue: Queue, personId: string): boolean =>
  queue.some(({ told, state }) => told.personId === personId && state === 'waiting')

const Visits = ({ rows }: { rows: readonly FieldVisit[] }) => (
  <ul className="list">
    {rows.map((row) => (
      <li key={row.planId}>
        <ListLink
          to={`/m/field/${row.planId}`}
          title={row.personName || '（名录中查不到）'}
          detail={
            <>
              {row.address || row.areaName}
              {row.note && <span className="door-note">{row.note}</span>}
            </>
          }
          end={row.due === 'overdue' ? <strong>{dayOf(row.dueOn)}该去</strong> : whenOf(row)}
        />
      </li>
    ))}
  </ul>
)
const whenOf = ({ due, dueOn, dueAt }: FieldVisit): string => (due === 'today' ? dueAt : `${dayOf(dueOn)} ${dueAt}`)

type OnPhoneProps = { queue: Queue; isSending: boolean; trouble: string | undefined; onSend: () => void }

/** What was written down here and is not with the server yet, and what the server would not take. */
function OnPhone({ queue, isSending, trouble, onSend }: OnPhoneProps) {
  const waiting = queue.filter(({ state }) => state === 'waiting')
  const refused = queue.filter(({ state }) => state === 'refused')
  const sent = queue.filter(({ state }) => state === 'sent')
  return (
    <>
      {trouble && <Say tone="error">{trouble}</Say>}
      {waiting.length > 0 && (
        <Card title={`手机上还有${waiting.length}次没有发出去`}>
          <p>{namesOf(waiting)}。存在这部手机上，有网络时自动按先后发出去。</p>
          <Button kind="plain" busy={isSending} onClick={onSend}>
            现在发
          </Button>
        </Card>
      )}
      {refused.map((kept) => (
        <Refusal key={kept.told.visitId} kept={kept} />
      ))}
      {sent.length > 0 && <Say tone="done">今天已经发出：{namesOf(sent)}。</Say>}
    </>
  )
}
const namesOf = (queue: Queue): string => [...new Set(queue.map(({ personName }) => personName))].join('、')

function Refusal({ kept: { told, personName, said } }: { kept: Kept }) {
  const { accountId } = useSession()
  const { throwAway } = useVisitBox(accountId)
  return (
    <Card title={`${personName}：没有发出去`}>
      <Say tone="error">{said}</Say>
      <p className="told">{told.found}</p>
      <Link to={`/m/field/again/${told.visitId}`} className="button main">
        改了再发
      </Link>
      <ThrowAway onSure={() => throwAway(told.visitId)} />
    </Card>
  )
}
