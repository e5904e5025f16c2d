import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { volunteeringContract } from '../contract.ts'
import { minutesOf } from '../rules/minutes.ts'

const WHY = [
  { value: 'less', label: '时间记少了' },
  { value: 'more', label: '时间记多了' },
  { value: 'absent', label: '这次我没有参加' },
  { value: 'other', label: '其他地方不对' },
] as const
type Why = (typeof WHY)[number]['value']
const labelOf = (why: Why): string => WHY.find(({ value }) => value === why)?.label ?? ''

type One = z.output<typeof volunteeringContract.endpoints.getMyHours.output>

/** What the volunteer says it should be; what was written is kept when it cannot be sent. */
export function HoursObject({ one, onClose }: { one: One; onClose: () => void }) {
  const [why, setWhy] = useState<Why>('less')
  const [more, setMore] = useState('')
  const [hours, setHours] = useState('')
  const [wrong, setWrong] = useState<string>()
  const toDraft = useAct(volunteeringContract, 'objectToDraft')
  const toRecord = useAct(volunteeringContract, 'objectToRecord')
  const { draftId, recordId, version } = one
  const send = (event: FormEvent) => {
    event.preventDefault()
    const wantedMinutes = minutesFrom(hours)
    if (typeof wantedMinutes === 'string') return setWrong(wantedMinutes)
    setWrong(undefined)
    const said = { reason: [labelOf(why), more.trim()].filter(Boolean).join('：'), wantedMinutes }
    if (draftId && version !== null) toDraft.mutate({ draftId, version, ...said }, { onSuccess: onClose })
    else if (recordId) toRecord.mutate({ recordId, ...said }, { onSuccess: onClose })
  }
  const error = toDraft.error ?? toRecord.error
  return (
    <Card title="我有异议">
      <form onSubmit={send}>
        {error && <Say tone="error">{error.message}</Say>}
        <Choice label="哪里不对" name="why" options={WHY} value={why} onChange={setWhy} />
        <TextInput
          label="应该是几小时（可不填）"
          inputMode="decimal"
          hint="例如 2.5"
          error={wrong}
          value={hours}
          onChange={(event) => setHours(event.target.value)}
        />
        <Field label="再说几句（可不填）" hint="例如：我一直服务到十一点半">
          <textarea rows={3} maxLength={180} value={more} onChange={(event) => setMore(event.target.value)} />
        </Field>
        <p>交上去后，社区会核对并答复您；答复之前，公示中的时长先不记入。</p>
        <Button type="submit" busy={toDraft.isPending || toRecord.isPending}>
          提出异议
        </Button>
        <Button kind="plain" onClick={onClose}>
          先不提
        </Button>
      </form>
    </Card>
  )
}

/** Minutes from hours as somebody types them; null when left empty; a sentence when it is no number of hours. */
export function minutesFrom(text: string): number | null | string {
  const written = text.trim()
  if (written === '') return null
  if (!/^\d{1,2}(\.\d{1,2})?$/.test(written)) return '请写几小时，例如 2.5'
  const hours = Number(written)
  return hours === 0 ? 0 : minutesOf({ hours, minutes: null })
}
