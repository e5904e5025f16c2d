import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { drafted } from '#ui/storage.ts'
import { volunteeringContract } from '../contract.ts'
import { Consent, Guardian, Where, Who, Willing } from './RegisterSteps.tsx'
import { ageOf, EMPTY, type Filled, skillsOf } from './register-steps.ts'
import './registration.css'

const KEPT = 'register'
const ADULT = 18

/** Registering; who is registered or has applied is told so instead of asked again. */
export function RegisterPage() {
  const { data: mine, error, refetch } = useAsk(volunteeringContract, 'myRegistration', {})
  const stands = mine && STANDS[mine.state]
  return (
    <Screen title="注册志愿者" back="/m/me">
      {!mine && !error && <Loading />}
      {!mine && error && <Failed error={error} onRetry={refetch} />}
      {mine && !stands && <RegisterForm />}
      {stands && (
        <>
          <Say tone="done">{stands}</Say>
          <LinkButton to="/m/me/registration">看登记</LinkButton>
        </>
      )}
    </Screen>
  )
}

const STANDS: Partial<Record<string, string>> = {
  registered: '您已经是注册志愿者，不用再注册。搬了家，可以在登记里办理迁移。',
  applied: '您已经提出申请，社区正在办理。请带身份证到社区核验一次。',
}

/** One group of questions a screen. What was typed stays while one looks something up. */
function RegisterForm() {
  const { today } = useSession()
  const [filled, setFilled] = useState<Filled>(() => ({ ...EMPTY, ...JSON.parse(drafted.read(KEPT) ?? '{}') }))
  const [step, setStep] = useState(0)
  const act = useAct(volunteeringContract, 'applyToVolunteer')
  const go = useNavigate()
  const age = ageOf(filled.idNumber, today)
  const isMinor = age !== null && age < ADULT && !(age >= 16 && filled.ownIncome)
  const change = (some: Partial<Filled>) => {
    const next = { ...filled, ...some }
    drafted.write(KEPT, JSON.stringify(next))
    setFilled(next)
  }
  const steps = [Who, Where, Willing, ...(isMinor ? [Guardian] : []), Consent]
  const Step = steps[step] ?? Consent
  const isLast = step === steps.length - 1
  const next = (event: FormEvent) => {
    event.preventDefault()
    if (!isLast) return setStep(step + 1)
    // Not a callback of the mutation: the page knows of the application before, and this form is gone by then.
    act.mutateAsync(inputOf(filled, isMinor)).then(
      () => {
        drafted.forget(KEPT)
        go('/m/me')
      },
      () => undefined,
    )
  }
  return (
    <>
      <p className="muted">
        第{step + 1}步，共{steps.length}步
      </p>
      <form onSubmit={next}>
        <Step filled={filled} change={change} age={age} />
        {act.error && isLast && <Say tone="error">{act.error.message}</Say>}
        <Button type="submit" busy={act.isPending} disabled={step === 1 && !filled.community}>
          {isLast ? '交上去' : '下一步'}
        </Button>
        {step > 0 && (
          <Button kind="plain" onClick={() => setStep(step - 1)}>
            上一步
          </Button>
        )}
      </form>
    </>
  )
}

function inputOf(filled: Filled, isMinor: boolean) {
  const { name, idNumber, community, address, categories, available, skills, ownIncome, guardian } = filled
  return {
    ...{ name, idNumber, address, categories, available, ownIncome, areaCode: community?.code ?? '' },
    skills: skillsOf(skills),
    guardian: isMinor ? guardian : null,
    consents: { service: filled.service, sensitive: filled.sensitive },
  } as never
}
