import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useIsNarrow } from '#ui/screen.ts'
import { Header } from './Header.tsx'
import { Menu } from './Menu.tsx'
import type { MenuGroup } from './pages.ts'

/** Header, menu and the page. On a phone the menu is a drawer, which the browser itself keeps the focus in. */
export function Layout({ menu, children }: { menu: readonly MenuGroup[]; children: ReactNode }) {
  const isNarrow = useIsNarrow()
  const drawer = useRef<HTMLDialogElement>(null)
  const { pathname } = useLocation()

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the drawer
  useEffect(() => drawer.current?.close(), [pathname])

  return (
    <div className="layout">
      <a className="skip" href="#content">
        跳到正文
      </a>
      <Header {...(isNarrow && { onMenu: () => drawer.current?.showModal() })} />
      {isNarrow ? (
        <dialog
          ref={drawer}
          className="drawer"
          aria-label="菜单"
          onClick={(event) => event.target === event.currentTarget && drawer.current?.close()}
          onKeyDown={(event) => event.key === 'Escape' && drawer.current?.close()}
        >
          <div className="drawer-body">
            <button type="button" className="plain-button drawer-close" onClick={() => drawer.current?.close()}>
              关闭菜单
            </button>
            <Menu menu={menu} />
          </div>
        </dialog>
      ) : (
        <div className="side">
          <Menu menu={menu} />
        </div>
      )}
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
