import { type FormEvent, useState } from 'react'
import { Button } from '#ui/phone/Button.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { Last } from './RollRow.tsx'
import type { Queue } from './roll-queue.ts'

type Props = { marks: Queue; onAdd: (name: string, phone: string) => void }

/** Somebody came who had not signed up: by name and phone, as the register knows them. */
export function WalkIn({ marks, onAdd }: Props) {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isComplete = name.trim().length >= 2 && phone.trim().length >= 6
    setMissing(!isComplete)
    if (!isComplete) return
    onAdd(name.trim(), phone.trim())
    setName('')
    setPhone('')
  }
  return (
    <details className="more">
      <summary>现场加入（没有报名的人）</summary>
      <form onSubmit={submit} noValidate>
        {isMissing && <Say tone="error">请填写姓名和手机号。</Say>}
        <TextInput label="姓名" value={name} maxLength={50} onChange={(event) => setName(event.target.value)} />
        <TextInput
          label="手机号"
          type="tel"
          value={phone}
          maxLength={20}
          onChange={(event) => setPhone(event.target.value)}
        />
        <Button type="submit">记他到场</Button>
      </form>
      <ul className="list">
        {marks.map((mark) => (
          <li key={mark.key} className="roll-row">
            <strong>{mark.name}</strong>
            <Last mark={mark} onTakeBack={() => undefined} />
          </li>
        ))}
      </ul>
    </details>
  )
}
