import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'

/**
 * Where offers are looked for: the areas in reach (at or below `areaCode` if one is named) and the town above them, whose
 * resources and services are for its communities as well. An offer holds nothing personal; its contact has a lock of its own.
 */
export async function offersAround(
  tx: Tx,
  reach: readonly string[],
  areaCode?: string | undefined,
): Promise<string[] | null> {
  const codes = await codesWithin(tx, reach, areaCode)
  if (codes === null || areaCode !== undefined) return codes
  const towns = reach.flatMap((top) => top.split('.').slice(TOWN_DEPTH, -1))
  return [...new Set([...codes, ...towns])]
}
const TOWN_DEPTH = 2
