import { rolesHolding, useRoles } from '#platform/access/roles.ts'
import { useDeadlines } from '#platform/deadlines.ts'
import { useKinds } from '#platform/exchange/registry.ts'
import { useRolesHolding } from '#platform/notify/store.ts'
import { contexts } from './contexts.ts'
import { roles } from './roles.ts'

/** Tells the platform, once a process, which roles and which spreadsheets there are. */
export function declareAll(): void {
  useRoles(roles)
  useRolesHolding(rolesHolding)
  useKinds(contexts)
  useDeadlines(contexts)
}
