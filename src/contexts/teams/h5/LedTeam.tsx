import { type FormEvent, useState } from 'react'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { teamsContract } from '../contract.ts'
import type { Team } from './TeamPage.tsx'
import './teams.css'

type Led = NonNullable<Team['led']>
type Fellow = Led['requests'][number]

/** What only the lead sees: who asks to join, and the members with the phones they agreed to show. */
export const LedTeam = ({ led: { requests, members } }: { led: Led }) => (
  <>
    {requests.length > 0 && (
      <Card title={`入队申请（${requests.length}）`}>
        <ul className="fellows">
          {requests.map((one) => (
            <Request key={one.id} one={one} />
          ))}
        </ul>
      </Card>
    )}
    <Card title={`队员（${members.length}）`}>
      <ul className="fellows">
        {members.map((one) => (
          <li key={one.id}>
            <Who one={one} since="入队" />
          </li>
        ))}
      </ul>
    </Card>
  </>
)

const Who = ({ one: { name, phone, since }, since: what }: { one: Fellow; since: string }) => (
  <div className="fellow">
    <strong>{name}</strong>
    {since && (
      <span className="detail">
        {showDate(since)}
        {what}
      </span>
    )}
    {phone ? <a href={`tel:${phone}`}>打电话 {phone}</a> : <span className="detail">没有留手机号</span>}
  </div>
)

const LEAST = 4

function Request({ one }: { one: Fellow }) {
  const [refusing, setRefusing] = useState(false)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string>()
  const act = useAct(teamsContract, 'answerRequest')
  const at = { memberId: one.id, version: one.version }
  const refuse = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim().length < LEAST) return setWrong(`请写明理由，至少${LEAST}个字`)
    setWrong(undefined)
    act.mutate({ ...at, accept: false, reason: reason.trim() })
  }
  return (
    <li>
      <Who one={one} since="申请" />
      {one.words && <p className="said">“{one.words}”</p>}
      {act.error && <Say tone="error">{act.error.message}</Say>}
      {!refusing && (
        <>
          <Button busy={act.isPending} onClick={() => act.mutate({ ...at, accept: true })}>
            同意{one.name}入队
          </Button>
          <Button kind="plain" onClick={() => setRefusing(true)}>
            不同意
          </Button>
        </>
      )}
      {refusing && (
        <form onSubmit={refuse}>
          <TextInput
            label="不同意的理由"
            hint="申请人会看到，例如：本队人数已满"
            error={wrong}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" kind="danger" busy={act.isPending}>
            不同意入队
          </Button>
          <Button kind="plain" onClick={() => setRefusing(false)}>
            返回
          </Button>
        </form>
      )}
    </li>
  )
}
