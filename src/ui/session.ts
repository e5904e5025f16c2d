import { createContext, use } from 'react'
import type { Permission } from '#platform/access/permission.ts'
import type { Page } from './page.ts'

/** Who is at the screen, as every page may ask. `place` names what a post covers, e.g. 河东区. */
export type Session = {
  accountId: string
  username: string
  name: string
  posts: readonly { role: string; label: string; place: string; areaCode: string | null }[]
  /** Everything one of the posts allows somewhere; the server still settles each call at its own place. */
  permissions: ReadonlySet<string>
  programmeTitle: string
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** The session of a page: pages are only ever shown to somebody signed in. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside of a session')
  return session
}

/** Whether to offer a button at all; never instead of the server's own decision. */
export const useMay = (permission: Permission): boolean => useSession().permissions.has(permission)

export const mayOpen = ({ needs }: Page, { permissions }: Session): boolean =>
  needs === 'nothing' || needs === 'sign-in' || permissions.has(needs)
