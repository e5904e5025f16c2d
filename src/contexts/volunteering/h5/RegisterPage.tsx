import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { Steps } from '#ui/phone/Steps.tsx'
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

/** What was typed stays while one looks something up, also when the page is read anew. */
function RegisterForm() {
  const { today } = useSession()
  const [before] = useState(() => drafted.read(KEPT))
  const [filled, setFilled] = useState<Filled>(() => ({ ...EMPTY, ...JSON.parse(before ?? '{}') }))
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
  const send = async () => {
    await act.mutateAsync(inputOf(filled, isMinor))
    drafted.forget(KEPT)
    await go('/m/me')
  }
  return (
    <Steps
      count={steps.length}
      mayStartAt={before ? steps.length - 1 : 0}
      isReady={(step) => step !== 1 || filled.community !== undefined}
      onSend={send}
      show={(step) => {
        const Step = steps[step] ?? Consent
        return <Step filled={filled} change={change} age={age} />
      }}
    />
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
