import { type Area, findArea } from '#contexts/directory/public.ts'
import { fundOfTown } from '#contexts/fund/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { givingErrors } from './errors.ts'

type Fund = NonNullable<Awaited<ReturnType<typeof fundOfTown>>>
/** The fund that a gift at a place belongs to: the town's; a community is an earmark inside it. */
export type FundHere = { fund: Fund; area: Area; townCode: string; earmarkCode: string | null }

/** Errors: giving.noFund. */
export async function fundAt(tx: Tx, areaCode: string): Promise<FundHere> {
  const area = await findArea(tx, areaCode)
  if (!area) throw givingErrors.noFund()
  const isCommunity = area.level === 'community'
  const townCode = isCommunity ? (area.parentCode ?? '') : area.code
  const fund = area.level === 'town' || isCommunity ? await fundOfTown(tx, townCode) : undefined
  if (!fund) throw givingErrors.noFund()
  return { fund, area, townCode, earmarkCode: isCommunity ? area.code : null }
}
