import { Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { Refused } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { SessionContext } from '#ui/session.ts'
import { useExpired, useMe } from '../account.ts'
import { PasswordFirst } from './PasswordFirst.tsx'
import { SignIn, SignInPage } from './SignIn.tsx'
import { Workbench } from './Workbench.tsx'

/** Who is here? Nobody: the sign-in page, and back to where they wanted to go. Somebody: the workbench. */
export function SessionGate() {
  const me = useMe()
  const expired = useExpired()

  if (me.data) {
    if (me.data.mustChangePassword) return <PasswordFirst username={me.data.username} />
    return (
      <SessionContext value={me.data}>
        <Workbench />
        {expired && <SignInAgain username={me.data.username} />}
      </SessionContext>
    )
  }
  if (me.error instanceof Refused && me.error.status === 401) return <SignInPage />
  if (me.error) return <ErrorHint error={me.error} onRetry={me.refetch} />
  return (
    <main className="whole-page" aria-busy="true">
      <h1 className="only-read">五社联动平台正在打开</h1>
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    </main>
  )
}

/** Over the page that was open: what was typed beneath is still there afterwards. */
function SignInAgain({ username }: { username: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
    dialog.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sign-in-again"
      aria-labelledby="sign-in-again"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="sign-in-again">登录已过期</h2>
      <p className="muted">重新登录后可继续，本页填写的内容都还在。</p>
      <SignIn
        username={username}
        onDone={(name) => {
          if (name !== username) window.location.assign(pathname)
        }}
      />
    </dialog>
  )
}
