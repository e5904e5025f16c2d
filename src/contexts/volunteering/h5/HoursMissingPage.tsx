import { type FormEvent, useState } from 'react'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Field, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { volunteeringContract } from '../contract.ts'
import { minutesFrom } from './HoursObject.tsx'

/** A service that nobody wrote down: the community looks for the paper, and answers. */
export function HoursMissingPage() {
  const [said, setSaid] = useState({ activity: '', servedOn: '', hours: '', reason: '' })
  const [wrong, setWrong] = useState<string>()
  const act = useAct(volunteeringContract, 'reportMissingHours')
  const put = (name: keyof typeof said) => (event: { target: { value: string } }) =>
    setSaid((now) => ({ ...now, [name]: event.target.value }))
  const send = (event: FormEvent) => {
    event.preventDefault()
    const minutes = minutesFrom(said.hours)
    if (typeof minutes !== 'number' || minutes < 1)
      return setWrong(typeof minutes === 'string' ? minutes : '请写服务了几小时')
    setWrong(undefined)
    const { activity, servedOn, reason } = said
    act.mutate({ activity, servedOn, reason, minutes })
  }
  if (act.data)
    return (
      <Screen title="申请补记" back="/m/hours">
        <Say tone="done">已交给社区，{showDate(act.data.answerDueOn)}前答复您。</Say>
        <LinkButton to="/m/hours">回到我的时长</LinkButton>
      </Screen>
    )
  return (
    <Screen title="申请补记" back="/m/hours">
      <form onSubmit={send}>
        {act.error && <Say tone="error">{act.error.message}</Say>}
        <TextInput label="参加的活动" required maxLength={100} value={said.activity} onChange={put('activity')} />
        <TextInput label="哪一天" type="date" required value={said.servedOn} onChange={put('servedOn')} />
        <TextInput
          label="服务了几小时"
          inputMode="decimal"
          required
          hint="例如 2.5"
          error={wrong}
          value={said.hours}
          onChange={put('hours')}
        />
        <Field label="说明情况" hint="至少4个字，例如：当天没带手机，签了纸质表">
          <textarea rows={4} required minLength={4} maxLength={200} value={said.reason} onChange={put('reason')} />
        </Field>
        <Button type="submit" busy={act.isPending}>
          交给社区核对
        </Button>
      </form>
    </Screen>
  )
}
