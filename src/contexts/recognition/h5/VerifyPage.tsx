import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '#ui/phone/Button.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Screen } from '#ui/phone/Screen.tsx'

/** For whoever holds a paper and cannot scan it: its code typed by hand, and the number beside it. */
export function VerifyPage() {
  const [code, setCode] = useState('')
  const [number, setNumber] = useState('')
  const go = useNavigate()
  const look = (event: FormEvent) => {
    event.preventDefault()
    const beside = number.trim() ? `?number=${encodeURIComponent(number.trim())}` : ''
    go(`/m/verify/${encodeURIComponent(code.trim())}${beside}`)
  }
  return (
    <Screen title="查验证明">
      <p>扫证明右下角的二维码，或者照着证明上的查验码填写，就知道这份证明是真是假、现在还算不算数。</p>
      <form onSubmit={look}>
        <TextInput
          label="查验码"
          hint="印在证明最下面，26位；横线可以不写"
          required
          maxLength={80}
          autoComplete="off"
          autoCapitalize="characters"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <TextInput
          label="证明编号（可不填）"
          hint="以 ZYFW 开头；填了会一并核对"
          maxLength={60}
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button type="submit">查验</Button>
      </form>
    </Screen>
  )
}
