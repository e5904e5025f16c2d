import { type ComponentType, type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { drafted } from '#ui/storage.ts'
import { needsContract } from '../contract.ts'
import { PhotoStep } from './PhotoStep.tsx'
import { Call, Check, Kind, type StepProps, Urgent, What, Where, Whom } from './TellSteps.tsx'
import './needs.css'
import { EMPTY, type Filled, inputOf, missingAt, type Place, STEPS, type StepName } from './tell-steps.ts'

const KEPT = 'need.new'
const PAGES: Readonly<Record<StepName, ComponentType<StepProps>>> = {
  ...{ whom: Whom, where: Where, what: What, kind: Kind, urgency: Urgent, photo: PhotoStep, call: Call, check: Check },
}

/** Tells a need, one thing a page. */
export function TellPage() {
  const mine = useAsk(needsContract, 'myNeeds', {})
  return (
    <Screen title="说说我的难处" back="/m/needs">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <TellForm home={mine.data.home} />}
    </Screen>
  )
}

/** What was typed stays on this phone until it is sent, also when the page is left or a send fails. */
function TellForm({ home }: { home: Place | null }) {
  const [filled, setFilled] = useState<Filled>(() => ({ ...EMPTY, ...JSON.parse(drafted.read(KEPT) ?? '{}') }))
  const [step, setStep] = useState(0)
  const [missing, setMissing] = useState<string>()
  const tell = useAct(needsContract, 'tellNeed')
  const go = useNavigate()
  const name = STEPS[step] ?? 'check'
  const Step = PAGES[name]
  const isLast = step === STEPS.length - 1
  const change = (some: Partial<Filled>) => {
    const next = { ...filled, ...some }
    drafted.write(KEPT, JSON.stringify(next))
    setFilled(next)
    setMissing(undefined)
  }
  const move = (to: number) => {
    setStep(to)
    window.scrollTo(0, 0)
  }
  const next = async (event: FormEvent) => {
    event.preventDefault()
    const fault = missingAt(name, filled)
    setMissing(fault)
    if (fault) return
    if (!isLast) return move(step + 1)
    const { needId } = await tell.mutateAsync(inputOf(filled))
    drafted.forget(KEPT)
    go(`/m/needs/${needId}`, { state: { isNew: true } })
  }
  const wrong = missing ?? (isLast ? tell.error?.message : undefined)
  return (
    <>
      <p className="muted">
        第{step + 1}步，共{STEPS.length}步
      </p>
      {/* A refusal is shown below; what was typed stays. */}
      <form className="needs-steps" onSubmit={(event) => next(event).catch(() => undefined)}>
        <Step filled={filled} change={change} home={home} />
        {wrong && <Say tone="error">{wrong}</Say>}
        <Button type="submit" busy={tell.isPending}>
          {isLast ? '交上去' : '下一步'}
        </Button>
        {step > 0 && (
          <Button kind="plain" onClick={() => move(step - 1)}>
            上一步
          </Button>
        )}
      </form>
    </>
  )
}
