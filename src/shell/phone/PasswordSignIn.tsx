import { type FormEvent, useState } from 'react'
import { Button } from '#ui/phone/Button.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { useSecondFactor, useSignIn } from '../account.ts'

/** User name and password, then the six figures of an authenticator where the account has one. */
export function PasswordSignIn() {
  const [step, setStep] = useState<'password' | 'second-factor'>('password')
  return step === 'password' ? <PasswordStep onNext={setStep} /> : <SecondStep />
}

function PasswordStep({ onNext }: { onNext: (step: 'second-factor') => void }) {
  const signIn = useSignIn()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    signIn.mutate(
      { username: String(form.get('username')).trim(), password: String(form.get('password')) },
      { onSuccess: (next) => next === 'second-factor' && onNext(next) },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      {signIn.error && <Say tone="error">{signIn.error.message}</Say>}
      <TextInput label="用户名" name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <TextInput label="密码" name="password" type="password" autoComplete="current-password" />
      <Button type="submit" busy={signIn.isPending}>
        登录
      </Button>
    </form>
  )
}

function SecondStep() {
  const verify = useSecondFactor()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    verify.mutate(String(new FormData(event.currentTarget).get('code')).replace(/\s/g, ''))
  }
  return (
    <form onSubmit={submit} noValidate>
      {verify.error && <Say tone="error">{verify.error.message}</Say>}
      <TextInput
        label="动态验证码"
        hint="验证器里“五社联动平台”下的6位数字"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
      />
      <Button type="submit" busy={verify.isPending}>
        验证并登录
      </Button>
    </form>
  )
}
