import { type FormEvent, type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Button } from './Button.tsx'
import { Say } from './Say.tsx'
import { stepFrom } from './step-from.ts'

type StepsProps = {
  /** Told before where one is, such as what is applied for. */
  about?: string
  count: number
  /** The questions of one screen. */
  show: (step: number) => ReactNode
  /** How far one may go on at once after coming back: 0 unless what was typed before is still there. */
  mayStartAt: number
  /** False while a screen cannot be left forwards yet, beyond what its own fields say. */
  isReady?: (step: number) => boolean
  /** Keeps what was typed before the next screen; a refusal is shown and one stays. */
  onNext?: (step: number) => Promise<unknown>
  /** Hands all of it in. */
  onSend: () => Promise<unknown>
  /** Under the buttons, such as that it was kept. */
  note?: ReactNode
}

/**
 * A long form, one group of questions a screen. Where one is stands in the address, so that reading the page anew goes on
 * there. A refusal is shown under what was typed, which stays.
 */
export function Steps({ about, count, show, mayStartAt, isReady, onNext, onSend, note }: StepsProps) {
  const [search, setSearch] = useSearchParams()
  const [step, setStep] = useState(() => stepFrom(search.get('step'), Math.min(mayStartAt, count - 1)))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  const isLast = step >= count - 1

  const move = (to: number) => {
    setError(undefined)
    setStep(to)
    setSearch({ step: String(to + 1) }, { replace: true })
    window.scrollTo(0, 0)
  }
  const go = async () => {
    if (isLast) return onSend()
    // What keeps may lead to another address, where the form goes on: then there is nothing to move here.
    if ((await onNext?.(step)) !== 'elsewhere') move(step + 1)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await go()
    } catch (refusal) {
      setError(refusal as Error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <p className="muted">
        {about && `${about}。`}第{step + 1}步，共{count}步
      </p>
      <form onSubmit={submit}>
        {show(step)}
        {error && <Say tone="error">{error.message}</Say>}
        <Button type="submit" busy={busy} disabled={isReady?.(step) === false}>
          {isLast ? '交上去' : '下一步'}
        </Button>
        {step > 0 && (
          <Button kind="plain" onClick={() => move(step - 1)}>
            上一步
          </Button>
        )}
        {note}
      </form>
    </>
  )
}
