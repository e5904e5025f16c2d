import { type FormEvent, useState } from 'react'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { teamsContract } from '../contract.ts'

/** A request to the lead. The phone number is shown to them only where the box is ticked. */
export function JoinForm({ teamId, onClose }: { teamId: string; onClose: () => void }) {
  const [words, setWords] = useState('')
  const [sharesPhone, setSharesPhone] = useState(false)
  const act = useAct(teamsContract, 'joinTeam')
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ teamId, words: words.trim(), sharesPhone }, { onSuccess: onClose })
  }
  return (
    <Card title="申请加入">
      <form onSubmit={send}>
        {act.error && <Say tone="error">{act.error.message}</Say>}
        <Field label="想说的话（可不填）" hint="例如：我会理发，周末有空">
          <textarea rows={3} maxLength={100} value={words} onChange={(event) => setWords(event.target.value)} />
        </Field>
        <label className="check">
          <input type="checkbox" checked={sharesPhone} onChange={(event) => setSharesPhone(event.target.checked)} />
          <span>让负责人看到我的手机号，方便联系</span>
        </label>
        <p>负责人会看到您的姓名和上面的话。不勾选，负责人看不到您的手机号。</p>
        <Button type="submit" busy={act.isPending}>
          送出申请
        </Button>
        <Button kind="plain" onClick={onClose}>
          先不申请
        </Button>
      </form>
    </Card>
  )
}
