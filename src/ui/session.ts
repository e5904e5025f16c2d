import { createContext, use } from 'react'
import type { Permission } from '#platform/access/permission.ts'
import type { HomeCard, Page } from './page.ts'

/** Who is at the screen, as every page may ask. `place` names what a post covers, e.g. 河东区. */
export type Session = {
  accountId: string
  username: string
  name: string
  personId: string | null
  /** The server's day in Asia/Shanghai, 'YYYY-MM-DD'. */
  today: string
  programmeTitle: string
  posts: readonly { role: string; label: string; place: string; areaCode: string | null }[]
  /** Everything one of the posts allows somewhere; the server still settles each call at its own place. */
  permissions: ReadonlySet<string>
  /** Where each permission reaches: area paths. */
  areas: Readonly<Record<string, readonly string[]>>
  unread: number
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** The session of a page: pages are only ever shown to somebody signed in. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession outside of a session')
  return session
}

/** Whether to offer a button at all, anywhere or at one area path; never instead of the server's own decision. */
export function useMay(permission: Permission, areaPath?: string): boolean {
  const { permissions, areas } = useSession()
  if (areaPath === undefined) return permissions.has(permission)
  return (areas[permission] ?? []).some((top) => areaPath === top || areaPath.startsWith(`${top}.`))
}

export const mayOpen = ({ needs }: Pick<Page, 'needs'>, { permissions }: Session): boolean =>
  needs === 'nothing' || needs === 'sign-in' || permissions.has(needs)

/** What the first page shows out of every context: the pages one may open, and the cards contexts put there. */
export type Offer = {
  groups: readonly { group: string; pages: readonly Page[] }[]
  cards: readonly (HomeCard & { View: React.ComponentType })[]
}
export const OfferContext = createContext<Offer>({ groups: [], cards: [] })
export const useOffer = (): Offer => use(OfferContext)
