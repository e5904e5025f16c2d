import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { showMinutes } from '#kernel/minutes.ts'
import { addMonths, showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { recognitionContract } from '../contract.ts'
import './recognition.css'

/** Asking for a certificate: the period, what it would hold and who would issue it. Each organiser certifies its own. */
export function AskPage() {
  const { today } = useSession()
  const [from, setFrom] = useState(addMonths(today, -12))
  const [to, setTo] = useState(today)
  const [purpose, setPurpose] = useState('')
  const [postingConsent, setConsent] = useState(false)
  const services = useAsk(recognitionContract, 'listMyServices', { from, to })
  const act = useAct(recognitionContract, 'requestCertificate')
  const go = useNavigate()
  const groups = services.data?.groups ?? []
  /** One that is being dealt with would refuse the lot: only the others are asked. */
  const open = groups.filter(({ isAsked }) => !isAsked)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const some = open.length < groups.length && {
      recordIds: open.flatMap(({ rows }) => rows.map((one) => one.recordId)),
    }
    act.mutate({ from, to, purpose, postingConsent, ...some }, { onSuccess: () => go('/m/certificates') })
  }
  return (
    <Screen title="开证明" back="/m/certificates">
      <form onSubmit={send}>
        <TextInput
          label="从哪天"
          type="date"
          required
          value={from}
          max={to}
          onChange={(e) => setFrom(e.target.value)}
        />
        <TextInput label="到哪天" type="date" required value={to} max={today} onChange={(e) => setTo(e.target.value)} />
        {services.isPending && <Loading />}
        {services.error && <Failed error={services.error} onRetry={services.refetch} />}
        {services.data && open.length > 0 && (
          <p className="foretold">
            证明会写上下面{open.reduce((sum, { rows }) => sum + rows.length, 0)}次服务，共
            <strong>{showMinutes(open.reduce((sum, { minutes }) => sum + minutes, 0))}</strong>。
            {open.length > 1 && `由${open.length}个单位各开一份。`}不收费。
          </p>
        )}
        {services.data && groups.length === 0 && (
          <Empty title="这段时间没有正式记入的服务" next="换一段时间看看；公示中的时长，记入以后才能开证明。" />
        )}
        {groups.map(({ issuerAreaCode, issuerName, minutes, rows, isAsked }) => (
          <Card key={issuerAreaCode} title={issuerName}>
            <p>
              {rows.length}次服务，共<strong>{showMinutes(minutes)}</strong>
            </p>
            {isAsked && <Say tone="note">已经申请过，正在办</Say>}
            <ul className="star-steps">
              {rows.slice(0, 5).map(({ recordId, servedOn, activity }) => (
                <li key={recordId}>
                  {showDate(servedOn)} {activity}
                </li>
              ))}
              {rows.length > 5 && <li>还有{rows.length - 5}次</li>}
            </ul>
          </Card>
        ))}
        {groups.length > 0 && open.length === 0 && <Say tone="note">这段时间的服务都已经申请过，请等社区办好。</Say>}
        {open.length > 0 && (
          <>
            <TextInput
              label="做什么用（可不填）"
              hint="例如：求职、升学"
              maxLength={60}
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
            <label className="check">
              <input type="checkbox" checked={postingConsent} onChange={(event) => setConsent(event.target.checked)} />
              <span>同意在社区里公示这份证明（姓名打码），可以不同意</span>
            </label>
            {act.error && <Say tone="error">{act.error.message}</Say>}
            <Button type="submit" busy={act.isPending}>
              申请开证明
            </Button>
          </>
        )}
      </form>
    </Screen>
  )
}
