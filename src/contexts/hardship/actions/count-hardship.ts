import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { hardshipContract } from '../contract.ts'
import { sumTold, told } from '../rules/small-counts.ts'
import { countsOf } from '../store/counts.ts'

/** People on the list today, without anybody in sight: one to four are “<5”, and so is a sum that would give them away. */
export const countHardship: Handler<typeof hardshipContract.endpoints.countHardship> = async (
  { areaCode },
  { tx, today, reach },
) => {
  const { byCode, byPlace, byBand } = await countsOf(tx, await codesWithin(tx, reach(), areaCode), today)
  const toldOf = <R extends { people: number }>(row: R) => ({ ...row, people: told(row.people) })
  return {
    people: sumTold(byPlace.map(({ people }) => people)),
    byCode: byCode.map(toldOf),
    byPlace: byPlace.map(toldOf),
    byBand: byBand.map(toldOf),
  }
}
