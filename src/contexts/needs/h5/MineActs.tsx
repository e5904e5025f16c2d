import { type FormEvent, useState } from 'react'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Choice, Field } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { needsContract } from '../contract.ts'
import { RATINGS } from '../vocabulary.ts'
import type { Mine } from './MyNeedPage.tsx'

type Props = { need: Mine }
const ref = ({ id: needId, version }: Mine) => ({ needId, version })
const ratings = Object.entries(RATINGS)
  .toReversed()
  .map(([value, label]) => ({ value, label }))

/** Is it really done? Yes, with a rating. */
export function ConfirmMine({ need }: Props) {
  const [rating, setRating] = useState<string>()
  const [comment, setComment] = useState('')
  const [isMissing, setMissing] = useState(false)
  const act = useAct(needsContract, 'confirmMine')
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(rating === undefined)
    if (rating !== undefined) act.mutate({ ...ref(need), rating: Number(rating), comment })
  }
  return (
    <Card title="真的办好了吗">
      <form onSubmit={send}>
        <Choice
          label="办好了，您满意吗"
          name="rating"
          options={ratings}
          value={rating}
          {...(isMissing && { error: '请选一个' })}
          onChange={setRating}
        />
        <Field label="想说的话（可不填）">
          <textarea rows={2} maxLength={300} value={comment} onChange={(event) => setComment(event.target.value)} />
        </Field>
        {act.error && <Say tone="error">{act.error.message}</Say>}
        <Button type="submit" busy={act.isPending}>
          是的，办好了
        </Button>
      </form>
    </Card>
  )
}

/** No, or not any more: it is taken up again. */
export function ReopenMine({ need }: Props) {
  const [isAsked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(needsContract, 'reopenMine')
  if (!isAsked)
    return (
      <Card>
        <Button kind="plain" onClick={() => setAsked(true)}>
          没有办好，请再办
        </Button>
        {need.reopenUntil && <p className="detail">{showDate(need.reopenUntil)}以前都可以要求重新办。</p>}
      </Card>
    )
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ ...ref(need), reason })
  }
  return (
    <Card title="请再办">
      <form onSubmit={send}>
        <Field label="哪里还没有办好">
          <textarea
            rows={3}
            required
            minLength={4}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {act.error && <Say tone="error">{act.error.message}</Say>}
        <Button type="submit" busy={act.isPending}>
          交上去，重新办
        </Button>
        <Button kind="plain" onClick={() => setAsked(false)}>
          先不用
        </Button>
      </form>
    </Card>
  )
}

/** Not needed any more: taken back before somebody sets to work. */
export function WithdrawMine({ need }: Props) {
  const [isAsked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(needsContract, 'withdrawMine')
  if (!need.mayWithdraw) return null
  if (!isAsked)
    return (
      <Button kind="plain" onClick={() => setAsked(true)}>
        不需要了，撤回
      </Button>
    )
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ ...ref(need), reason })
  }
  return (
    <Card title="撤回这件需求">
      <p>撤回后社区不再办这件事。以后还需要，可以重新提出。</p>
      <form onSubmit={send}>
        <Field label="为什么不需要了（可不填）">
          <textarea rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {act.error && <Say tone="error">{act.error.message}</Say>}
        <Button type="submit" busy={act.isPending}>
          确定撤回
        </Button>
        <Button kind="plain" onClick={() => setAsked(false)}>
          先不撤回
        </Button>
      </form>
    </Card>
  )
}

/** A few words more to what was told. */
export function AddWords({ need }: Props) {
  const [words, setWords] = useState('')
  const act = useAct(needsContract, 'addToMine')
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ ...ref(need), words }, { onSuccess: () => setWords('') })
  }
  return (
    <form onSubmit={send}>
      <Field label="还想补充几句">
        <textarea
          rows={2}
          required
          minLength={2}
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </Field>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      <Button type="submit" kind="plain" busy={act.isPending}>
        补充
      </Button>
    </form>
  )
}
