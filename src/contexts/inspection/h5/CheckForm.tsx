import { useState } from 'react'
import { useNavigate } from 'react-router'
import { newKey } from '#ui/api.ts'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { unsent } from '#ui/phone/offline.ts'
import type { KeptPhoto } from '#ui/phone/outbox.ts'
import { Photos } from '#ui/phone/Photos.tsx'
import { Steps } from '#ui/phone/Steps.tsx'
import { useSession } from '#ui/session.ts'
import { VERDICTS, type Verdict } from '../vocabulary.ts'
import { useInspectBox } from './inspect-box.ts'
import type { Kept, Position } from './inspect-queue.ts'
import { Position as Where } from './Position.tsx'
import type { Line } from './use-mine.ts'

export type Whereto = { visitId: string; version: number; areaCode: string; place: string }
type Answer = { verdict?: Verdict; note: string }
type Words = { visitedOn: string; checks: Record<string, Answer>; met: string; summary: string }

/** Few enough questions for one screen. */
const A_SCREEN = 3
const CHOICES = (Object.keys(VERDICTS) as Verdict[]).map((value) => ({ value, label: VERDICTS[value] }))

const wordsOf = ({ told }: Kept): Words => ({
  ...{ visitedOn: told.visitedOn, met: told.met, summary: told.summary },
  checks: Object.fromEntries(told.checks.map(({ code, verdict, note }) => [code, { verdict, note }])),
})

/** What was ticked and typed stays on the phone at once: a call, a reload or an empty battery loses nothing. */
function useWords(name: string, was: Kept | undefined, today: string) {
  const [words, setWords] = useState<Words>(
    () => (was ? wordsOf(was) : unsent.read<Words>(name)) ?? { visitedOn: today, checks: {}, met: '', summary: '' },
  )
  const put = (some: Partial<Words>) => {
    const now = { ...words, ...some }
    setWords(now)
    unsent.write(name, now)
  }
  return { words, put }
}

type Props = { where: Whereto; lines: readonly Line[]; today: string; was?: Kept }
/** The check list, three lines a screen, and at the end what there is to say; kept on the phone first, then sent. */
export function CheckForm({ where, lines, today, was }: Props) {
  const { accountId } = useSession()
  const draft = `inspection.${accountId}.${where.visitId}`
  const { words, put } = useWords(draft, was, today)
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>(was?.photos ?? [])
  const [position, setPosition] = useState<Position | null>(was?.told.position ?? null)
  const { putIn } = useInspectBox(accountId)
  const go = useNavigate()
  const screens = Math.ceil(lines.length / A_SCREEN)
  const answer = (code: string): Answer => words.checks[code] ?? { note: '' }
  const set = (code: string, some: Partial<Answer>) =>
    put({ checks: { ...words.checks, [code]: { ...answer(code), ...some } } })
  const on = (step: number) => lines.slice(step * A_SCREEN, (step + 1) * A_SCREEN)
  const send = async () => {
    const { visitId, version, areaCode, place } = where
    const checks = lines.map(({ code }) => ({
      code,
      verdict: answer(code).verdict ?? 'unseen',
      note: answer(code).note,
    }))
    const recordId = was?.told.recordId ?? newKey()
    const { visitedOn, met, summary } = words
    const told = { visitId, version, recordId, visitedOn, checks, met, summary, position }
    if (!putIn({ told, areaCode, place, photos, state: 'waiting' }))
      throw new Error('手机存不下了，还没有记下来。请删掉一张照片，或等前面的发出去再记。')
    unsent.forget(draft)
    go('/m/inspections')
  }
  return (
    <Steps
      count={screens + 1}
      mayStartAt={screens}
      isReady={(step) => on(step).every(({ code }) => answer(code).verdict !== undefined)}
      show={(step) =>
        step < screens ? (
          on(step).map((line) => (
            <OneLine key={line.code} line={line} answer={answer(line.code)} onChange={(some) => set(line.code, some)} />
          ))
        ) : (
          <>
            <Last words={words} put={put} today={today} />
            <Photos most={6} hint="至多6张，没有就不拍；不拍居民的脸和证件" photos={photos} onChange={setPhotos} />
            <Where position={position} onChange={setPosition} />
          </>
        )
      }
      onSend={send}
      note={<p className="detail">先存在这部手机上，有网络就自动发出去。</p>}
    />
  )
}

type OneLineProps = { line: Line; answer: Answer; onChange: (some: Partial<Answer>) => void }
function OneLine({ line: { code, title, hint }, answer, onChange }: OneLineProps) {
  const isFault = answer.verdict === 'partly' || answer.verdict === 'unmet'
  return (
    <>
      <Choice
        name={code}
        label={title}
        hint={hint}
        options={CHOICES}
        value={answer.verdict}
        onChange={(verdict) => onChange({ verdict })}
      />
      {answer.verdict !== undefined && (
        <Field label={`${title}：看到的情况`} hint={isFault ? '请写明哪里不符合' : '没有就不写'}>
          <textarea
            rows={2}
            maxLength={500}
            required={isFault}
            minLength={isFault ? 2 : 0}
            value={answer.note}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </Field>
      )}
    </>
  )
}

type LastProps = { words: Words; put: (some: Partial<Words>) => void; today: string }
const Last = ({ words, put, today }: LastProps) => (
  <>
    <TextInput
      label="哪天检查的"
      type="date"
      required
      max={today}
      value={words.visitedOn}
      onChange={(event) => put({ visitedOn: event.target.value })}
    />
    <Field label="总的情况" hint="可以点键盘上的话筒，说出来就变成字">
      <textarea
        required
        rows={5}
        minLength={2}
        maxLength={3000}
        value={words.summary}
        onChange={(event) => put({ summary: event.target.value })}
      />
    </Field>
    <Field label="见了谁、谈了什么" hint="没有就不写；居民不写姓名">
      <textarea rows={2} maxLength={1000} value={words.met} onChange={(event) => put({ met: event.target.value })} />
    </Field>
  </>
)
