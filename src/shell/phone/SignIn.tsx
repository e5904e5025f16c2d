import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { PhoneCode } from './PhoneCode.tsx'

/** Staff are few on the phone: their form comes when asked for. */
const PasswordSignIn = lazy(async () => ({ default: (await import('./PasswordSignIn.tsx')).PasswordSignIn }))

/** Sign-in by a code sent to the phone; staff may use their user name. */
export function SignInScreen({ title, lead }: { title: string; lead: ReactNode }) {
  const [by, setBy] = useState<'phone' | 'password'>('phone')
  return (
    <Screen title={title}>
      <p className="lead">{lead}</p>
      {by === 'phone' ? (
        <PhoneCode />
      ) : (
        <Suspense fallback={<Loading />}>
          <PasswordSignIn />
        </Suspense>
      )}
      <button type="button" className="link-button" onClick={() => setBy(by === 'phone' ? 'password' : 'phone')}>
        {by === 'phone' ? '工作人员用账号密码登录' : '用手机号登录'}
      </button>
      <Link to="/m/verify" className="link-button">
        查验一份志愿服务证明
      </Link>
    </Screen>
  )
}
