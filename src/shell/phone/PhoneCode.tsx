import { type FormEvent, useEffect, useState } from 'react'
import { Refused } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { usePhoneCode, usePhoneSignIn } from '../account.ts'

/** First the number, then the six figures of the text message; both stay where they are if anything goes wrong. */
export function PhoneCode() {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [isSent, setSent] = useState(false)
  const [wait, setWait] = useCountdown()
  const asked = usePhoneCode()
  const signIn = usePhoneSignIn()

  const askForCode = () =>
    asked.mutate(phone, {
      onSuccess: ({ waitSeconds }) => {
        setSent(true)
        setWait(waitSeconds)
      },
      // A code sent a moment ago still holds: go on to it.
      onError: (error) => {
        if (!(error instanceof Refused) || error.code !== 'access.codeJustSent') return
        setSent(true)
        setWait(Number(error.details.waitSeconds))
      },
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isSent) signIn.mutate({ phone, code })
    else askForCode()
  }
  const error = signIn.error ?? asked.error
  return (
    <form onSubmit={submit} noValidate>
      {error && <Say tone="error">{error.message}</Say>}
      <TextInput
        label="手机号"
        name="phone"
        type="tel"
        autoComplete="tel-national"
        inputMode="tel"
        maxLength={20}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      {isSent && (
        <TextInput
          label="短信验证码"
          hint="短信里的6位数字，5分钟内有效。工作人员不会向您索要。"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoFocus
        />
      )}
      {isSent ? (
        <>
          <Button type="submit" busy={signIn.isPending}>
            登录
          </Button>
          <Button kind="plain" disabled={wait > 0} busy={asked.isPending} onClick={askForCode}>
            {wait > 0 ? `${wait}秒后可重新获取` : '重新获取验证码'}
          </Button>
        </>
      ) : (
        <Button type="submit" busy={asked.isPending}>
          获取验证码
        </Button>
      )}
    </form>
  )
}

/** Seconds that run down to nought. */
function useCountdown(): [left: number, start: (seconds: number) => void] {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return undefined
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}
