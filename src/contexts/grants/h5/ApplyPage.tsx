import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { Steps } from '#ui/phone/Steps.tsx'
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

/** Each screen is kept by the server as one goes on; once it is, the form stands at the address of the draft. */
function ApplyForm({ call, start, kept: before }: { call: CallFacts; start: Filled; kept?: Kept }) {
  const [filled, setFilled] = useState(start)
  const [kept, setKept] = useState(before)
  const save = useAct(grantsContract, 'saveDraft')
  const submit = useAct(grantsContract, 'submitDraft')
  const go = useNavigate()
  const keep = async (step: number) => {
    if (!kept && step < FIRST_KEPT) return undefined
    const next = await save.mutateAsync({ ...inputOf(call.id, filled), ...kept })
    setKept(next)
    if (kept) return undefined
    await go(`/m/grants/${next.grantId}/edit?step=${step + 2}`, { replace: true })
    return 'elsewhere'
  }
  const send = async () => {
    if (!kept) throw new Error('还没有保存，请回到上一步再来')
    await submit.mutateAsync(kept)
    await go(`/m/grants/${kept.grantId}`)
  }
  return (
    <Steps
      about={call.title}
      count={STEPS.length}
      mayStartAt={before ? STEPS.length - 1 : 0}
      onNext={keep}
      onSend={send}
      show={(step) => {
        const Step = STEPS[step] ?? Check
        return <Step filled={filled} change={(some) => setFilled({ ...filled, ...some })} call={call} />
      }}
      note={kept && <p className="detail">已替您保存，下次可以从“社区基金资助”接着填。</p>}
    />
  )
}
