import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useSession } from '#ui/session.ts'
import { useSignOut } from '../account.ts'
import './header.css'

/** Platform, programme, the place of my posts, messages, my account. */
export function Header({ onMenu }: { onMenu?: () => void }) {
  const { programmeTitle, posts } = useSession()
  const place = [...new Set(posts.map((post) => post.place).filter(Boolean))].join('、')
  return (
    <header className="header">
      {onMenu && (
        <button type="button" className="plain-button" onClick={onMenu}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path d="M2 5h16M2 10h16M2 15h16" stroke="currentColor" strokeWidth="1.8" />
          </svg>
          <span>菜单</span>
        </button>
      )}
      <Link to="/" className="brand">
        五社联动平台
      </Link>
      <span className="programme">{programmeTitle}</span>
      <span className="header-end">
        {place && <span className="my-place">{place}</span>}
        <Bell />
        <AccountMenu />
      </span>
    </header>
  )
}

function Bell() {
  const { unread } = useSession()
  return (
    <Link to="/messages" className="bell" aria-label={unread ? `消息，${unread} 条未读` : '消息，没有未读'}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path
          d="M10 2.500a5 5 0 0 0-5 5v3.500L3.500 14h13L15 11V7.500a5 5 0 0 0-5-5zM8 16.500a2 2 0 0 0 4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.500"
        />
      </svg>
      {unread > 0 && <span className="bell-count">{unread > 99 ? '99+' : unread}</span>}
    </Link>
  )
}

function AccountMenu() {
  const { name, posts } = useSession()
  const signOut = useSignOut()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const { pathname } = useLocation()

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => setOpen(false), [pathname])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for leaving; what acts inside are buttons and links
    <div
      ref={place}
      className="account"
      onBlur={(event) => !place.current?.contains(event.relatedTarget) && setOpen(false)}
      onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
    >
      <button type="button" className="plain-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="account-name">{name}</span>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.600" />
        </svg>
      </button>
      {open && (
        <div className="account-menu">
          <ul className="account-posts">
            {posts.map(({ role, label, place }) => (
              <li key={`${role}${place}`}>
                {place} {label}
              </li>
            ))}
            {posts.length === 0 && <li>尚无岗位，请联系本单位的安全管理员</li>}
          </ul>
          <Link to="/account">我的账号</Link>
          <Link to="/api-docs">接口文档</Link>
          <button type="button" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
            退出登录
          </button>
        </div>
      )}
    </div>
  )
}
