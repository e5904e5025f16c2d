import { use, useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { setElder, useElder } from '#ui/phone/elder.ts'
import { SessionContext } from '#ui/session.ts'

/** On top of every page, the first included: 长辈版, and what to do where there is no network. */
export function Top() {
  const elder = useElder()
  const session = use(SessionContext)
  const isOnline = useOnline()
  return (
    <>
      <a className="skip" href="#content">
        跳到正文
      </a>
      <header className="top">
        <Link to="/m" className="brand">
          五社联动
        </Link>
        <button
          type="button"
          role="switch"
          aria-checked={elder}
          className="elder-switch"
          onClick={() => setElder(!elder)}
        >
          <span className="track" aria-hidden="true" />
          长辈版
        </button>
        <Link to={session ? '/m/settings' : '/m/sign-in'} className="setting">
          {session ? '设置' : '登录'}
        </Link>
      </header>
      {!isOnline && (
        <p className="offline" role="status">
          现在没有网络。页面上是先前的内容，网络恢复后自动更新。
        </p>
      )}
    </>
  )
}

function subscribe(listener: () => void) {
  for (const event of ['online', 'offline']) window.addEventListener(event, listener)
  return () => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, listener)
  }
}
const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
