import type { Permission } from './permission.ts'

/** One post held: a role over an area's subtree, over one organisation, or over oneself. */
export type Post = {
  role: string
  label: string
  holds: ReadonlySet<Permission>
  areaPath?: string
  areaCode?: string
  organisationId?: string
  selfOnly?: boolean
}

/** Who is acting. `accountId` is the hand that four-eyes rules compare; `personId` the directory person behind it, if any. */
export type Actor = {
  accountId: string
  personId: string | null
  name: string
  posts: readonly Post[]
  /** The session the request came by; absent where nobody signed in. */
  sessionId?: string
}

/** Where a record sits. A handler says this once for every call, or the call is rolled back. */
export type Place = { areaPath?: string; organisationId?: string; personId?: string }

/** One declared role, as `src/main/roles.ts` writes it. */
export type Role = {
  label: string
  over: 'area' | 'organisation' | 'self'
  holds: readonly Permission[]
  excludes?: readonly string[]
}

export const within = (path: string, ancestor: string): boolean => path === ancestor || path.startsWith(`${ancestor}.`)

export const holdsAnywhere = (actor: Actor, permission: Permission): boolean =>
  actor.posts.some((post) => post.holds.has(permission))

export function mayAt(actor: Actor, permission: Permission, place: Place): boolean {
  return actor.posts.some((post) => {
    if (!post.holds.has(permission)) return false
    if (post.selfOnly) return actor.personId !== null && place.personId === actor.personId
    if (post.organisationId) return place.organisationId === post.organisationId
    return post.areaPath !== undefined && place.areaPath !== undefined && within(place.areaPath, post.areaPath)
  })
}

/** The area subtrees a list may show this actor; without a permission, all that any of the actor's posts covers. */
export function reachOf(actor: Actor, permission?: Permission): string[] {
  const tops = actor.posts
    .filter((post) => permission === undefined || post.holds.has(permission))
    .flatMap((post) => (post.areaPath === undefined ? [] : [post.areaPath]))
  return tops.filter((top) => !tops.some((other) => other !== top && within(top, other)))
}
