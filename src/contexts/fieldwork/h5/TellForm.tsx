import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { addDays } from '#kernel/time.ts'
import { newKey } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { unsent } from '#ui/phone/offline.ts'
import type { KeptPhoto } from '#ui/phone/outbox.ts'
import { Photos } from '#ui/phone/Photos.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { useSession } from '#ui/session.ts'
import type { Outcome } from '../vocabulary.ts'
import { dayHere } from './day.ts'
import { useVisitBox } from './visit-box.ts'
import type { Kept } from './visit-queue.ts'
import { OUTCOME_CHOICES } from './words.ts'

export type Whom = { personId: string; personName: string; areaCode: string; planId: string | null }
type Words = {
  outcome: Outcome
  found: string
  need: string
  isUrgent: boolean
  action: string
  next: string
  nextOn: string
}
const EMPTY: Words = { outcome: 'met', found: '', need: '', isUrgent: false, action: '', next: '', nextOn: '' }

const wordsOf = ({ told }: Kept): Words => ({
  ...{ outcome: told.outcome, found: told.found, need: told.need, isUrgent: told.urgency === 'urgent' },
  ...{ action: told.action, next: told.next, nextOn: told.nextOn ?? '' },
})

/** What was typed for somebody stays on the phone while it is typed: a call, a reload or an empty battery loses nothing. */
function useWords(name: string, was: Kept | undefined) {
  const [words, setWords] = useState<Words>(() => (was ? wordsOf(was) : (unsent.read<Words>(name) ?? EMPTY)))
  const put = (some: Partial<Words>) => {
    const now = { ...words, ...some }
    setWords(now)
    unsent.write(name, now)
  }
  return { words, put }
}

/** One visit in the worker's words, spoken into the phone's keyboard or typed; kept on the phone first, then sent. */
export function TellForm({ whom, was }: { whom: Whom; was?: Kept }) {
  const { accountId } = useSession()
  const draft = `draft.${accountId}.${whom.personId}`
  const { words, put } = useWords(draft, was)
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>(was?.photos ?? [])
  const [isFull, setFull] = useState(false)
  const { putIn } = useVisitBox(accountId)
  const go = useNavigate()
  const today = dayHere()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { isUrgent, nextOn, ...rest } = words
    const { personName, areaCode, personId, planId } = whom
    const told = {
      ...{ ...rest, areaCode, personId, planId, urgency: isUrgent ? ('urgent' as const) : ('normal' as const) },
      need: words.outcome === 'met' ? words.need : '',
      nextOn: nextOn === '' ? null : nextOn,
      visitId: was?.told.visitId ?? newKey(),
      visitedOn: was && was.told.visitedOn < today ? was.told.visitedOn : today,
    }
    if (!putIn({ told, personName, photos, state: 'waiting' })) return setFull(true)
    unsent.forget(draft)
    go('/m/field')
  }
  return (
    <form onSubmit={submit}>
      <Choice
        name="outcome"
        label="见到了吗"
        options={OUTCOME_CHOICES}
        value={words.outcome}
        onChange={(outcome) => put({ outcome })}
      />
      <Field label="看到、谈到的情况" hint="可以点键盘上的话筒，说出来就变成字">
        <textarea
          required
          rows={5}
          minLength={2}
          maxLength={2000}
          value={words.found}
          onChange={(event) => put({ found: event.target.value })}
        />
      </Field>
      {words.outcome === 'met' && <Need words={words} put={put} />}
      <Field label="当场做了什么" hint="没有就不写">
        <textarea
          rows={2}
          maxLength={1000}
          value={words.action}
          onChange={(event) => put({ action: event.target.value })}
        />
      </Field>
      <Photos most={3} hint="先问一问能不能拍；至多3张，没有就不拍" photos={photos} onChange={setPhotos} />
      <TextInput
        label="下次打算"
        hint="没有就不写"
        maxLength={500}
        value={words.next}
        onChange={(event) => put({ next: event.target.value })}
      />
      <Field label="约好下次哪天" hint="没约就不填，按规定的周期排">
        <input
          type="date"
          min={addDays(today, 1)}
          value={words.nextOn}
          onChange={(event) => put({ nextOn: event.target.value })}
        />
      </Field>
      {isFull && <Say tone="error">手机存不下了，还没有记下来。请删掉一张照片，或等前面的发出去再记。</Say>}
      <Button type="submit">记下来</Button>
      <p className="detail">先存在这部手机上，有网络就自动发出去。</p>
    </form>
  )
}

/** What somebody needs becomes a need of the place, to be verified there. */
const Need = ({ words, put }: { words: Words; put: (some: Partial<Words>) => void }) => (
  <>
    <Field label="需要帮助的事" hint="写了会登记成需求，没有就不写">
      <textarea rows={3} maxLength={1000} value={words.need} onChange={(event) => put({ need: event.target.value })} />
    </Field>
    {words.need !== '' && (
      <fieldset className="field choice">
        <legend>急不急</legend>
        <label>
          <input
            type="checkbox"
            checked={words.isUrgent}
            onChange={(event) => put({ isUrgent: event.target.checked })}
          />
          <span>很急，今天就要有人管</span>
        </label>
      </fieldset>
    )}
  </>
)
