import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '#ui/phone/Button.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Screen } from '#ui/phone/Screen.tsx'

/** For whoever holds a sheet and cannot scan it: its code typed by hand. */
export function CodePage() {
  const [code, setCode] = useState('')
  const go = useNavigate()
  const look = (event: FormEvent) => {
    event.preventDefault()
    go(`/m/survey/${encodeURIComponent(code.trim())}`)
  }
  return (
    <Screen title="满意度调查">
      <p>请扫纸上的二维码，或者照着二维码下面的号码填写。</p>
      <form onSubmit={look}>
        <TextInput
          label="号码"
          hint="16位字母和数字；横线可以不写"
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <Button type="submit">打开问卷</Button>
      </form>
    </Screen>
  )
}
