import { useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Field, TextInput } from '#ui/phone/Field.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { activitiesContract } from '../../contract.ts'
import { spanOf } from '../words.ts'
import { newMark, whoOf } from './marks.ts'
import { useBox } from './outbox.ts'
import { RollRow } from './RollRow.tsx'
import { countWaiting, type Mark, type Who } from './roll-queue.ts'
import { useClockOffset } from './use-clock-offset.ts'
import { useKept } from './use-kept.ts'
import { WalkIn } from './WalkIn.tsx'
import '../activities.css'

type Sheet = z.output<typeof activitiesContract.endpoints.getRollSheet.output>

/** Who came and who left, by name. Without network the marks wait on the phone and go out later, in order, each once. */
export function RollCallPage() {
  const { activityId = '' } = useParams()
  const asked = useAsk(activitiesContract, 'getRollSheet', { activityId }, { refetchInterval: 30_000 })
  const { data: sheet, isOld } = useKept<Sheet>(`sheet.${activityId}`, asked)
  return (
    <Screen title="点名" back={`/m/lead/${activityId}`}>
      {!sheet && asked.isPending && <Loading />}
      {!sheet && asked.error && <Failed error={asked.error} onRetry={asked.refetch} />}
      {sheet && <Roll sheet={sheet} activityId={activityId} isOld={isOld} />}
    </Screen>
  )
}

type RollProps = { sheet: Sheet; activityId: string; isOld: boolean }

function Roll({ sheet, activityId, isOld }: RollProps) {
  const { accountId } = useSession()
  const offset = useClockOffset(sheet.now, isOld)
  const box = useBox({ accountId, activityId, areaCode: sheet.areaCode })
  const [shiftId, setShiftId] = useState(() => shiftOfNow(sheet, Date.now() + offset))
  const [search, setSearch] = useState('')
  const rows = sheet.rows.filter((row) => row.shiftId === shiftId && row.signUpState !== 'cancelled')
  const shown = rows.filter(({ name }) => name.includes(search.trim()))
  const put = (who: Who, name: string, kind: Mark['kind']) => box.put(newMark({ shiftId, who, name, kind, offset }))
  const walkIns = box.queue.filter((mark) => 'walkIn' in mark.who && mark.shiftId === shiftId)
  return (
    <>
      <Standing waiting={countWaiting(box.queue)} {...box} />
      {sheet.shifts.length > 1 && (
        <Field label="班次">
          <select value={shiftId} onChange={(event) => setShiftId(event.target.value)}>
            {sheet.shifts.map((shift) => (
              <option key={shift.id} value={shift.id}>
                {spanOf(shift)}
              </option>
            ))}
          </select>
        </Field>
      )}
      <TextInput
        label={`按姓名找（${rows.filter(({ signUpState }) => signUpState === 'placed').length}人报名，${rows.filter(({ inAt }) => inAt).length}人已签到）`}
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className="list">
        {shown.map((row) => (
          <RollRow
            key={row.signUpId ?? row.attendanceId ?? row.personId}
            row={row}
            queue={box.queue}
            onMark={(kind) => put(whoOf(row), row.name, kind)}
            onTakeBack={box.takeBack}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="muted">{search ? '没有这个姓名。' : '这个班次还没有人报名。'}</p>}
      <WalkIn marks={walkIns} onAdd={(name, phone) => put({ walkIn: { name, phone } }, name, 'in')} />
    </>
  )
}

type StandingProps = {
  waiting: number
  isSending: boolean
  isKept: boolean
  trouble: string | undefined
  sendNow: () => void
}

/** What has not reached the server yet, and why. */
const Standing = ({ waiting, isSending, isKept, trouble, sendNow }: StandingProps) => (
  <>
    {trouble && <Say tone="error">点名没有发送成功：{trouble}</Say>}
    {!isKept && <Say tone="error">这部手机不能保存内容，发送完之前请不要关闭本页。</Say>}
    {waiting > 0 && (
      <div className="standing">
        <Say tone="note">{waiting}条点名待发送，有网络后自动按顺序发送。</Say>
        <Button kind="plain" busy={isSending} onClick={sendNow}>
          现在发送
        </Button>
      </div>
    )}
  </>
)

/** The shift that runs at a moment, or the next one, or the last. */
function shiftOfNow({ shifts }: Sheet, now: number): string {
  const byTime = shifts.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
  const next = byTime.find(({ endsAt }) => Date.parse(endsAt) > now)
  return (next ?? byTime.at(-1))?.id ?? ''
}
