/** `context.record.verb`, e.g. `fund.grant.approve`. */
export type Permission = `${string}.${string}.${string}`
/** `sensitive`: reading it is itself written to the audit (PIPL 51, 55). */
export type PermissionSpec = { label: string; sensitive?: true }
export type DeclaredPermission = PermissionSpec & { permission: Permission }

/** A context lists what can be done in it; `src/main/roles.ts` says who may. */
export function permissions<C extends string, K extends `${string}.${string}`>(
  context: C,
  specs: Record<K, PermissionSpec>,
) {
  return Object.entries<PermissionSpec>(specs).map(([key, spec]) => ({
    permission: `${context}.${key}` as `${C}.${K}`,
    ...spec,
  }))
}
