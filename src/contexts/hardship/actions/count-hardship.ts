import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { hardshipContract } from '../contract.ts'
import { partsTold, sumTold, told } from '../rules/small-counts.ts'
import { countsOf } from '../store/counts.ts'

/** People on the list today, without anybody in sight: one to four are “<5”, and so is a sum that would give them away. */
export const countHardship: Handler<typeof hardshipContract.endpoints.countHardship> = async (
  { areaCode },
  { tx, today, reach },
) => {
  const { byCode, byPlace, byBand } = await countsOf(tx, await codesWithin(tx, reach(), areaCode), today)
  const places = partsTold(byPlace.map(({ people }) => people))
  const bands = partsTold(byBand.map(({ people }) => people))
  return {
    people: sumTold([...bands, ...places]) === null ? null : sumTold(places),
    byCode: byCode.map((row) => ({ ...row, people: told(row.people) })),
    byPlace: byPlace.map((row, index) => ({ ...row, people: places[index] ?? null })),
    byBand: byBand.map((row, index) => ({ ...row, people: bands[index] ?? null })),
  }
}
