import { Button } from 'antd'
// By their own files: the whole of antd's Input (search, one-time codes, text areas) is not needed to sign in.
import Input from 'antd/es/input/Input'
import Password from 'antd/es/input/Password'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from 'react'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { type DemoAccount, type Next, useSecondFactor, useSignIn, useWelcome } from '../account.ts'

/** The first page of somebody not signed in. */
export function SignInPage() {
  const welcome = useWelcome()
  const [picked, setPicked] = useState<DemoAccount>()
  useEffect(() => {
    document.title = '登录 · 五社联动平台'
  }, [])
  const demo = welcome.data?.demoAccounts ?? []
  return (
    <div className="sign-in-page">
      <main className="sign-in">
        <h1>五社联动平台</h1>
        <p className="sign-in-lead">{welcome.data?.programmeTitle}</p>
        <div className="sign-in-box">
          <SignIn key={picked?.username} {...(picked && { username: picked.username, password: picked.password })} />
        </div>
        {demo.length > 0 && <DemoAccounts accounts={demo} onPick={setPicked} />}
      </main>
    </div>
  )
}

type SignInProps = { username?: string; password?: string; onDone?: (username: string) => void }

/** User name and password, then the six figures of an authenticator where the account has one. */
export function SignIn({ username = '', password = '', onDone }: SignInProps) {
  const [step, setStep] = useState<'password' | 'second-factor'>('password')
  const [name, setName] = useState(username)
  const proceed = (next: Next, signedInAs: string) => {
    setName(signedInAs)
    if (next === 'second-factor') setStep('second-factor')
    else onDone?.(signedInAs)
  }
  return step === 'second-factor' ? (
    <SecondFactorStep onDone={() => onDone?.(name)} onBack={() => setStep('password')} />
  ) : (
    <PasswordStep username={name} password={password} onNext={proceed} />
  )
}

type PasswordStepProps = {
  username: string
  password: string
  onNext: (next: Next, username: string) => void
}

function PasswordStep({ username, password, onNext }: PasswordStepProps) {
  const signIn = useSignIn()
  const id = useId()
  const [isCapital, setIsCapital] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('username')).trim()
    signIn.mutate(
      { username: name, password: String(form.get('password')) },
      { onSuccess: (next) => onNext(next, name) },
    )
  }
  const watchCapsLock = (event: KeyboardEvent) => setIsCapital(event.getModifierState('CapsLock'))
  return (
    <form onSubmit={submit} className="sign-in-form">
      <ErrorAlert error={signIn.error} />
      <label htmlFor={`${id}-name`}>用户名</label>
      <Input
        id={`${id}-name`}
        name="username"
        size="large"
        defaultValue={username}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus={!username}
      />
      <label htmlFor={`${id}-password`}>密码</label>
      <Password
        id={`${id}-password`}
        name="password"
        size="large"
        defaultValue={password}
        autoComplete="current-password"
        required
        autoFocus={Boolean(username)}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        onBlur={() => setIsCapital(false)}
        aria-describedby={`${id}-caps`}
      />
      <p id={`${id}-caps`} className="caps-lock" role="status">
        {isCapital && '大写锁定已打开'}
      </p>
      <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
      <p className="muted sign-in-help">忘记密码或账号被锁定，请联系本单位的系统管理员。</p>
    </form>
  )
}

function SecondFactorStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const verify = useSecondFactor()
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code')).replace(/\s/g, '')
    verify.mutate(code, { onSuccess: () => onDone() })
  }
  return (
    <form onSubmit={submit} className="sign-in-form">
      <ErrorAlert error={verify.error} />
      <label htmlFor={id}>动态验证码</label>
      <Input
        id={id}
        name="code"
        size="large"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        required
        autoFocus
        aria-describedby={`${id}-help`}
      />
      <p id={`${id}-help`} className="muted">
        打开手机上的验证器，输入“五社联动平台”下显示的6位数字。手机遗失请联系本单位的系统管理员。
      </p>
      <Button type="primary" size="large" htmlType="submit" block loading={verify.isPending}>
        验证并登录
      </Button>
      <button type="button" className="plain-button" onClick={onBack}>
        换一个账号
      </button>
    </form>
  )
}

type DemoAccountsProps = { accounts: readonly DemoAccount[]; onPick: (account: DemoAccount) => void }

const DemoAccounts = ({ accounts, onPick }: DemoAccountsProps) => (
  <section className="sign-in-box demo-accounts" aria-labelledby="demo-accounts">
    <strong id="demo-accounts">演示账号</strong>
    <div className="muted">本平台正以演示数据运行，点选即填入。</div>
    <ul>
      {accounts.map((account) => (
        <li key={account.username}>
          <button type="button" className="plain-button" onClick={() => onPick(account)}>
            <span>{account.about}</span>
            <span className="muted">{account.username}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
)
