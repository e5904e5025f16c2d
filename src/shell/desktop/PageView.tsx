import { Skeleton } from 'antd'
import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { mayOpen, useSession } from '#ui/session.ts'
import { kept } from '#ui/storage.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { pageAbove, type ShownPage } from './pages.ts'

/** One page inside the layout: its place in the menu, its first-use hint, and what to say while it loads or fails. */
export function PageView({ page }: { page: ShownPage }) {
  const session = useSession()
  const { pathname } = useLocation()
  const allowed = mayOpen(page, session)
  useTitle(allowed ? page.title : '不能打开')
  return (
    <>
      <Trail page={page} path={pathname} />
      {allowed ? (
        <ErrorBoundary resetOn={pathname}>
          <FirstUse page={page} />
          <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 8 }} />}>
            <page.View />
          </Suspense>
        </ErrorBoundary>
      ) : (
        <NotYours title={page.title} />
      )}
    </>
  )
}

/** Names the window, and puts a screen reader and the keyboard at the start of the new page. */
function useTitle(title: string) {
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each path is a page of its own
  useEffect(() => {
    document.title = `${title} · 五社联动平台`
    window.scrollTo(0, 0)
  }, [title, pathname])
}

function Trail({ page, path }: { page: ShownPage; path: string }) {
  const above = page.menu ? undefined : pageAbove(path)
  const group = page.menu?.group ?? above?.page.menu?.group
  if (path === '/') return null
  return (
    <nav className="trail" aria-label="所在位置">
      <ol>
        {group && <li>{group}</li>}
        {above && above.address !== '/' && (
          <li>
            <Link to={above.address}>{above.page.title}</Link>
          </li>
        )}
        <li aria-current="page">{page.title}</li>
      </ol>
    </nav>
  )
}

function FirstUse({ page: { path, hint } }: { page: ShownPage }) {
  const { accountId } = useSession()
  const key = `hint.${accountId}.${path}`
  const [seen, setSeen] = useState(() => kept.read(key) !== null)
  if (!hint || seen) return null
  const dismiss = () => {
    kept.write(key, 'seen')
    setSeen(true)
  }
  return (
    <aside className="first-use" aria-label="首次使用提示">
      <p>{hint}</p>
      <button type="button" className="plain-button" onClick={dismiss}>
        知道了
      </button>
    </aside>
  )
}

function NotYours({ title }: { title: string }) {
  const { posts } = useSession()
  const mine = posts.map(({ place, label }) => `${place} ${label}`).join('、')
  return (
    <WholePage title={`您的岗位不能打开“${title}”`}>
      <p>您现在的岗位：{mine || '尚无岗位'}。</p>
      <p>如确需使用，请联系本单位的安全管理员，在“用户与岗位”中为您任命相应岗位，任命后重新打开页面即可。</p>
      <Link to="/">回到工作台</Link>
    </WholePage>
  )
}

export function NotFound() {
  useTitle('没有这个页面')
  return (
    <WholePage title="没有这个页面">
      <p>地址可能抄错了，或页面已经移走。请从菜单重新进入。</p>
      <Link to="/">回到工作台</Link>
    </WholePage>
  )
}

export const WholePage = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="whole-page">
    <h1>{title}</h1>
    {children}
  </div>
)
