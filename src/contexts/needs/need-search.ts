import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { NeedFilter } from './contract-parts.ts'
import { OPEN_STATES } from './rules/states.ts'
import type { NeedSearch } from './store/needs.ts'

/** What a page or an export asked for, confined to the areas in reach. */
export async function needSearch(
  tx: Tx,
  { areaCode, state, lateOnly, openOnly, ...filter }: z.infer<typeof NeedFilter>,
  reach: readonly string[],
  today: string,
): Promise<NeedSearch> {
  const states = state ? [state] : openOnly ? OPEN_STATES : undefined
  const codes = await codesWithin(tx, reach, areaCode)
  return { ...filter, codes, states, ...(lateOnly && { lateOn: today }) }
}
