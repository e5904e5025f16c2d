import { type ReactNode, Suspense } from 'react'
import { Navigate, Route, Routes, useLocation, useSearchParams } from 'react-router'
import { Refused } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { SessionContext } from '#ui/session.ts'
import { useExpired, useFreshness } from '../account.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { pages, type ShownPage, tabs } from './pages.ts'
import { Settings } from './Settings.tsx'
import { SignInScreen } from './SignIn.tsx'
import { Tabs } from './Tabs.tsx'
import { Top } from './Top.tsx'
import { whereTo } from './where-to.ts'
import { useWho } from './who.ts'

/** The phone shell: the top with 长辈版, the page, the tabs. Pages for everybody do not wait to learn who is here. */
export function Phone() {
  const me = useWho()
  const isExpired = useExpired() && me.data !== undefined
  return (
    <SessionContext value={me.data}>
      <Top />
      {isExpired && <SignInScreen title="登录已过期" lead="请重新登录。您填写的内容都还在，登录后接着办。" />}
      <div hidden={isExpired}>
        <Routes>
          {pages.map((page) => (
            <Route key={page.path} path={page.path} element={<PageView page={page} />} />
          ))}
          <Route path="/m/sign-in" element={<SignInPage />} />
          <Route path="/m/settings" element={<Settings />} />
          <Route path="/m" element={<Navigate to={tabs[0]?.path ?? '/m/settings'} replace />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </div>
      {me.data && <StaysFresh />}
      <Tabs />
    </SessionContext>
  )
}

function StaysFresh() {
  useFreshness()
  return null
}

function PageView({ page: { needs, View } }: { page: ShownPage }) {
  const { pathname } = useLocation()
  const page = (
    <ErrorBoundary resetOn={pathname}>
      <Suspense fallback={<Waiting />}>
        <View />
      </Suspense>
    </ErrorBoundary>
  )
  return needs === 'nothing' ? page : <SignedIn>{page}</SignedIn>
}

/** What is behind it is for somebody signed in; the address stays, so one comes to where one wanted to go. */
function SignedIn({ children }: { children: ReactNode }) {
  const me = useWho()
  if (me.data?.mustChangePassword) return <FirstPassword />
  if (me.data) return children
  if (me.error instanceof Refused && me.error.status === 401)
    return <SignInScreen title="登录" lead="用手机号登录后继续。没有账号的，登录时自动开通。" />
  if (me.error)
    return (
      <Screen title="暂时打不开">
        <Failed error={me.error} onRetry={me.refetch} />
      </Screen>
    )
  return <Waiting />
}

/** A first password is known to the one who gave it: staff change it at the desk, where its rules are told. */
const FirstPassword = () => (
  <Screen title="请先修改初始密码">
    <p>您的密码由管理员代为设定。请先在电脑上登录本平台，改成只有您自己知道的密码，再用手机登录。</p>
  </Screen>
)

const Waiting = () => (
  <main className="screen" aria-busy="true">
    <Loading />
  </main>
)

function SignInPage() {
  const [params] = useSearchParams()
  const me = useWho()
  const to = whereTo(params.get('to'))
  if (me.data) return <Navigate to={to} replace />
  return <SignInScreen title="登录" lead="用手机号登录。没有账号的，登录时自动开通。" />
}

const NotFound = () => (
  <Screen title="没有这个页面">
    <p>地址可能抄错了，或页面已经移走。</p>
    <LinkButton to="/m">回到首页</LinkButton>
  </Screen>
)
