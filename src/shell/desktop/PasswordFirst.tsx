import { Skeleton } from 'antd'
import { lazy, Suspense, useEffect } from 'react'

const ChangePassword = lazy(async () => ({
  default: (await import('#contexts/office/web/public.tsx')).ChangePassword,
}))

/** A first password is known to the one who gave it: nothing else is possible before it is changed. */
export function PasswordFirst({ username }: { username: string }) {
  useEffect(() => {
    document.title = '修改初始密码 · 五社联动平台'
  }, [])
  return (
    <div className="sign-in-page">
      <main className="sign-in">
        <h1>请先修改初始密码</h1>
        <p className="sign-in-lead">初始密码由管理员代为设定，改成只有您自己知道的密码后即可使用平台。</p>
        <div className="sign-in-box">
          <Suspense fallback={<Skeleton active title={false} />}>
            <ChangePassword username={username} />
          </Suspense>
        </div>
      </main>
    </div>
  )
}
