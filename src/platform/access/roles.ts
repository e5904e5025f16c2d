import type { Role } from './actor.ts'
import type { Permission } from './permission.ts'

/** Every role by its name, as src/main/roles.ts declares them. */
export type Roles = Readonly<Record<string, Role>>

let declared: Roles = {}

/** Says once, at the start of a process, which roles there are. */
export const useRoles = (roles: Roles): void => {
  // Without a prototype: a role asked for as 'constructor' must be unknown, not found on every object.
  declared = Object.assign(Object.create(null), roles)
}

export const declaredRoles = (): Roles => declared

export const rolesHolding = (permission: Permission): string[] =>
  Object.entries(declared).flatMap(([name, { holds }]) => (holds.includes(permission) ? [name] : []))
