import { useEffect } from 'react'
import { Link } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import { keepForOffline } from '#ui/phone/keep-for-offline.ts'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { ThrowAway } from '#ui/phone/ThrowAway.tsx'
import { useSession } from '#ui/session.ts'
import { STAGES } from '../vocabulary.ts'
import { useInspectBox } from './inspect-box.ts'
import type { Kept, Queue } from './inspect-queue.ts'
import { type MyVisit, useMine } from './use-mine.ts'
import './inspect.css'

/** Where I am to look, what a colleague recorded that waits for my hand, and what is still on this phone. */
export function InspectionsPage() {
  const { accountId } = useSession()
  const { mine, isOld, error, isPending, refetch } = useMine()
  const { queue, isSending, trouble, arrived, sendNow } = useInspectBox(accountId)
  useEffect(() => keepForOffline(), [])
  useEffect(() => {
    if (arrived > 0) void refetch()
  }, [arrived, refetch])
  const rows = mine?.rows.filter(({ visitId }) => !queue.some(({ told }) => told.visitId === visitId)) ?? []
  const toGo = rows.filter(({ state }) => state === 'planned')
  const toConfirm = rows.filter(({ state, isMine }) => state === 'recorded' && !isMine)
  const waiting = rows.filter(({ state, isMine }) => state === 'recorded' && isMine)
  return (
    <Screen title="检查">
      {!mine && isPending && <Loading />}
      {!mine && error && <Failed error={error} onRetry={refetch} />}
      {isOld && <Say tone="note">现在没有网络，这是手机上存的内容。照常记录，有网络时自动发出去。</Say>}
      <OnPhone queue={queue} isSending={isSending} trouble={trouble} onSend={sendNow} />
      {arrived > 0 && <Say tone="done">已经发出{arrived}次，请同去的检查人核签。</Say>}
      {mine && rows.length === 0 && queue.length === 0 && (
        <Empty title="没有要去检查的地方" next="在电脑“检查与评议”里排好以后，会出现在这里。" />
      )}
      <Part title="要去检查" rows={toGo} />
      <Part title="等您核签" rows={toConfirm} />
      <Part title="等别人核签" rows={waiting} />
    </Screen>
  )
}

function Part({ title, rows }: { title: string; rows: readonly MyVisit[] }) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ul className="list">
        {rows.map((row) => (
          <li key={row.visitId}>
            <ListLink
              to={`/m/inspections/${row.visitId}`}
              title={row.place}
              detail={`${row.townName} · ${STAGES[row.stage]}`}
              end={showDate(row.plannedOn)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

type OnPhoneProps = { queue: Queue; isSending: boolean; trouble: string | undefined; onSend: () => void }

/** What was written down here and is not with the server yet, and what the server would not take. */
function OnPhone({ queue, isSending, trouble, onSend }: OnPhoneProps) {
  const waiting = queue.filter(({ state }) => state === 'waiting')
  return (
    <>
      {trouble && <Say tone="error">{trouble}</Say>}
      {waiting.length > 0 && (
        <Card title={`手机上还有${waiting.length}次没有发出去`}>
          <p>{waiting.map(({ place }) => place).join('、')}。存在这部手机上，有网络时自动发出去。</p>
          <Button kind="plain" busy={isSending} onClick={onSend}>
            现在发
          </Button>
        </Card>
      )}
      {queue
        .filter(({ state }) => state === 'refused')
        .map((kept) => (
          <Refusal key={kept.told.visitId} kept={kept} />
        ))}
    </>
  )
}

function Refusal({ kept: { told, place, said } }: { kept: Kept }) {
  const { accountId } = useSession()
  const { throwAway } = useInspectBox(accountId)
  return (
    <Card title={`${place}：没有发出去`}>
      <Say tone="error">{said}</Say>
      <p className="told">{told.summary}</p>
      <Link to={`/m/inspections/again/${told.visitId}`} className="button main">
        改了再发
      </Link>
      <ThrowAway onSure={() => throwAway(told.visitId)} />
    </Card>
  )
}
