import { useQueries } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import { NavLink } from 'react-router'
import { SessionContext } from '#ui/session.ts'
import { type TabPage, tabs } from './pages.ts'

const PATHS: Record<TabPage['tab']['icon'], string> = {
  find: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  mine: 'M5 4h14v17H5zM9 2v4M15 2v4M8.500 13l2.500 2.500 5-5',
  hours: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2',
  me: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-4.500 3.500-7 8-7s8 2.500 8 7',
  lead: 'M6 3v18M6 4h12l-3 4 3 4H6',
  visit: 'M4 11l8-7 8 7v9H4zM10 20v-6h4v6',
}

/** The places at the foot; on pages that are shown on a wall there are none (the page hides them by its own class). */
export function Tabs() {
  const session = use(SessionContext)
  const asked = tabs.filter(({ tab }) => tab.when)
  const answers = useQueries({
    queries: asked.map(({ path, tab }) => ({
      queryKey: ['tab', path],
      queryFn: () => (session && tab.when?.(session.accountId)) ?? false,
      enabled: session !== undefined,
    })),
  })
  const shown = tabs.filter((page) => !page.tab.when || (session && answers[asked.indexOf(page)]?.data === true))
  const isShown = shown.length > 1
  useEffect(() => {
    document.body.classList.toggle('no-tabs', !isShown)
  }, [isShown])
  if (!isShown) return null
  return (
    <nav className="tabs" aria-label="主要页面">
      <ul>
        {shown.map(({ path, tab: { label, icon } }) => (
          <li key={path}>
            <NavLink to={path}>
              <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.700" aria-hidden="true">
                <path d={PATHS[icon]} strokeLinecap="round" strokeLinejoin="round" />
              </svg>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
