import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { fundContract } from '../contract.ts'
import type { Matter } from './VotesPage.tsx'

/** What the monitor has to say; it is on record under the monitor's name. */
export function Opinion({ one }: { one: Matter }) {
  const [text, setText] = useState('')
  const [isDone, setDone] = useState(false)
  const give = useAct(fundContract, 'giveOpinion')
  const send = () =>
    give.mutate(
      { resolutionId: one.id, text },
      {
        onSuccess: () => {
          setDone(true)
          setText('')
        },
      },
    )
  return (
    <>
      <Field label="监督意见" hint="您没有表决权；意见记名，和表决结果放在一起">
        <textarea rows={3} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {give.error && <Say tone="error">{give.error.message}</Say>}
      {isDone && <Say tone="done">已记下您的意见</Say>}
      <Button busy={give.isPending} disabled={text.trim().length < 4} onClick={send}>
        记下意见
      </Button>
    </>
  )
}
