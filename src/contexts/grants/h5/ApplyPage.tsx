import { type FormEvent, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { grantsContract } from '../contract.ts'
import { Check, Contact, Money, What, Where, Who } from './ApplySteps.tsx'
import { type CallFacts, emptyFor, type Filled, filledOf, inputOf } from './apply-steps.ts'

/** A new application to an open call. */
export function ApplyPage() {
  const { callId = '' } = useParams()
  const { today } = useSession()
  const calls = useAsk(grantsContract, 'openCalls', {})
  const call = calls.data?.rows.find(({ id }) => id === callId)
  return (
    <Screen title="申请资助" back="/m/grants">
      {calls.isPending && <Loading />}
      {calls.error && !calls.data && <Failed error={calls.error} onRetry={calls.refetch} />}
      {calls.data && !call && <Empty title="这次征集已经截止" next="有新的征集时再来申请。" />}
      {call && <ApplyForm call={call} start={emptyFor(call, today)} />}
    </Screen>
  )
}

/** A draft, or what was sent back: goes on where it was left. */
export function DraftPage() {
  const { grantId = '' } = useParams()
  const draft = useAsk(grantsContract, 'myDraft', { grantId })
  return (
    <Screen title="接着填申请" back={`/m/grants/${grantId}`}>
      {draft.isPending && <Loading />}
      {draft.error && !draft.data && <Failed error={draft.error} onRetry={draft.refetch} />}
      {draft.data && draft.data.state !== 'draft' && <Empty title="已经提交" next="提交以后不能再改。" />}
      {draft.data?.state === 'draft' && (
        <>
          {draft.data.lastNote && <Say tone="note">退回来的原因：{draft.data.lastNote}</Say>}
          <ApplyForm
            call={{ ...draft.data.call, id: draft.data.callId, areas: draft.data.areas }}
            start={filledOf(draft.data)}
            kept={{ grantId, version: draft.data.version }}
          />
        </>
      )}
    </Screen>
  )
}

type Kept = { grantId: string; version: number }
const STEPS = [Who, Where, What, Money, Contact, Check]
/** From here on the server has what it needs to keep a draft: who asks, and where. */
const FIRST_KEPT = 1

/** One group of questions a screen; each screen is kept by the server as one goes on. */
function ApplyForm({ call, start, kept: before }: { call: CallFacts; start: Filled; kept?: Kept }) {
  const [filled, setFilled] = useState(start)
  const [kept, setKept] = useState(before)
  const [step, setStep] = useState(0)
  const save = useAct(grantsContract, 'saveDraft')
  const submit = useAct(grantsContract, 'submitDraft')
  const go = useNavigate()
  const Step = STEPS[step] ?? Check
  const isLast = step === STEPS.length - 1
  const move = (to: number) => {
    setStep(to)
    window.scrollTo(0, 0)
  }
  const next = async (event: FormEvent) => {
    event.preventDefault()
    if (isLast && kept) {
      await submit.mutateAsync(kept)
      return go(`/m/grants/${kept.grantId}`)
    }
    if (kept || step >= FIRST_KEPT) setKept(await save.mutateAsync({ ...inputOf(call.id, filled), ...kept }))
    move(step + 1)
  }
  const error = isLast ? submit.error : save.error
  return (
    <>
      <p className="muted">
        {call.title}。第{step + 1}步，共{STEPS.length}步
      </p>
      {/* A refusal is shown below; what was typed stays. */}
      <form onSubmit={(event) => next(event).catch(() => undefined)}>
        <Step filled={filled} change={(some) => setFilled({ ...filled, ...some })} call={call} />
        {error && <Say tone="error">{error.message}</Say>}
        <Button type="submit" busy={save.isPending || submit.isPending}>
          {isLast ? '交上去' : '下一步'}
        </Button>
        {step > 0 && (
          <Button kind="plain" onClick={() => move(step - 1)}>
            上一步
          </Button>
        )}
        {kept && <p className="detail">已替您保存，下次可以从“社区基金资助”接着填。</p>}
      </form>
    </>
  )
}
