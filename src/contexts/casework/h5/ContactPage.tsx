import { type FormEvent, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { newKey } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { offline } from '#ui/phone/offline.ts'
import { Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import type { Note } from './contact-queue.ts'
import { useOutbox } from './outbox.ts'

const WAYS = [
  { value: 'visit', label: '入户' },
  { value: 'station', label: '站内面谈' },
  { value: 'phone', label: '电话' },
  { value: 'online', label: '网络' },
  { value: 'other', label: '其他' },
] as const
const PARTS = [
  { name: 'aim', label: '为什么去', rows: 2, must: true },
  { name: 'process', label: '谈了什么、做了什么', rows: 5, must: true },
  { name: 'observation', label: '观察到什么', rows: 3, must: false },
  { name: 'next', label: '下一步', rows: 2, must: true },
] as const

const numberOf = (caseId: string): string =>
  offline.read<{ rows: { id: string; no: string }[] }>('casework.mine')?.rows.find(({ id }) => id === caseId)?.no ??
  '个案'

const fresh = (caseId: string, today: string): Note => ({
  ...{ key: newKey(), caseId, no: numberOf(caseId), heldOn: today, minutes: 60, way: 'visit' },
  secret: { place: '', aim: '', process: '', observation: '', next: '' },
})

/** One contact, written down at the door; without network it waits on the phone and is sent once. */
export function ContactPage() {
  const { caseId = '' } = useParams()
  const [search] = useSearchParams()
  const { accountId, today } = useSession()
  const { queue, put } = useOutbox(accountId)
  const again = queue.find(({ key }) => key === search.get('again'))
  const [note, setNote] = useState<Note>(() => again ?? fresh(caseId, today))
  const [wrong, setWrong] = useState<string>()
  const go = useNavigate()
  const tell = (some: Partial<Note['secret']>) => setNote({ ...note, secret: { ...note.secret, ...some } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = faultOf(note, today)
    setWrong(missing)
    if (missing) return
    const { told: _, ...plain } = note as Note & { told?: string }
    put(plain)
    go('/m/cases')
  }
  return (
    <Screen title="记录接触" back={`/m/cases/${caseId}`}>
      {again?.told && <Say tone="error">{again.told}</Say>}
      <form onSubmit={submit}>
        <TextInput
          label="日期"
          type="date"
          max={today}
          value={note.heldOn}
          onChange={({ target }) => setNote({ ...note, heldOn: target.value })}
        />
        <TextInput
          label="多少分钟"
          inputMode="numeric"
          value={String(note.minutes || '')}
          onChange={({ target }) => setNote({ ...note, minutes: Number(target.value) || 0 })}
        />
        <Choice name="way" label="方式" options={WAYS} value={note.way} onChange={(way) => setNote({ ...note, way })} />
        <TextInput label="地点" value={note.secret.place} onChange={({ target }) => tell({ place: target.value })} />
        {PARTS.map(({ name, label, rows, must }) => (
          <Field key={name} label={must ? label : `${label}（可不填）`}>
            <textarea
              rows={rows}
              maxLength={3000}
              value={note.secret[name]}
              onChange={({ target }) => tell({ [name]: target.value })}
            />
          </Field>
        ))}
        {wrong && <Say tone="error">{wrong}</Say>}
        <Button type="submit">记好了</Button>
      </form>
    </Screen>
  )
}

function faultOf({ heldOn, minutes, secret }: Note, today: string): string | undefined {
  if (!heldOn || heldOn > today) return '请选择日期，不能晚于今天'
  if (minutes < 1 || minutes > 1440) return '请填写分钟数，1到1440之间'
  if (secret.place.trim().length < 2) return '请写明地点'
  const open = PARTS.find(({ name, must }) => must && secret[name].trim().length < 2)
  return open && `请写明“${open.label}”`
}
