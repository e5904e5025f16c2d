import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { volunteeringContract } from '../contract.ts'

/** A community registered somebody long ago, with this very telephone: name and ID number bring them together. */
export function ProvePage() {
  const [name, setName] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const act = useAct(volunteeringContract, 'proveRegistration')
  const go = useNavigate()
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ name, idNumber }, { onSuccess: () => go('/m/me') })
  }
  return (
    <Screen title="接上以前的登记" back="/m/me">
      <p>登记时留的就是现在这个手机号的，填姓名和身份证号就能接上，时长不会丢。</p>
      <form onSubmit={send}>
        {act.error && <Say tone="error">{act.error.message}</Say>}
        <TextInput
          label="姓名"
          required
          maxLength={50}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextInput
          label="身份证号"
          required
          maxLength={18}
          autoComplete="off"
          value={idNumber}
          onChange={(event) => setIdNumber(event.target.value)}
        />
        <Button type="submit" busy={act.isPending}>
          核对并接上
        </Button>
      </form>
      <LinkButton to="/m/register" kind="plain">
        换过手机号，改为注册
      </LinkButton>
    </Screen>
  )
}
