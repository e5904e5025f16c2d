import type { Handler } from '#platform/http/pipeline.ts'
import { boardLine, type PointReading, readingsFor, readPoints, type Viewed, viewAsOf } from '../board.ts'
import type { standardsContract } from '../contract.ts'
import { lightOf } from '../rules/progress.ts'
import { listQuotas, type QuotaRow } from '../store/board.ts'

/** 50 places by 7 standards, as of any day of the programme, confined to what the caller's posts cover. */
export const readBoard: Handler<typeof standardsContract.endpoints.readBoard> = async (
  { asOf: day, districtCode },
  call,
) => {
  const reach = call.reach()
  const viewed = await viewAsOf(call, day)
  const { programme, asOf, schedule } = viewed
  const inDistrict = <T extends { districtCode: string }>(one: T) => !districtCode || one.districtCode === districtCode
  const readings = (await readPoints(call, viewed, { reach })).filter(({ point }) => inDistrict(point))
  const quotas = (await listQuotas(call.tx, reach)).filter(({ code }) => !districtCode || code === districtCode)
  const { title, documentNo, startsOn, endsOn, milestones, standards, halfReading } = programme
  return {
    asOf,
    today: call.today,
    programme: { title, documentNo, startsOn, endsOn },
    schedule,
    milestones: milestones.map(({ code, title, dueOn, percent }) => ({ code, title, dueOn, percent })),
    standards: [...standards],
    districts: quotas.map((quota) => districtLine(quota, readings, viewed)),
    points: readings.map((reading) => boardLine(reading, viewed)),
    readings: readingsFor(readings, viewed, placesOf(quotas)),
    halfReading,
  }
}

const placesOf = (quotas: readonly QuotaRow[]): number => quotas.reduce((sum, { quotaTowns }) => sum + quotaTowns, 0)

/** A district is as far as the mean of its points; without points there is nothing to say yet. */
function districtLine(quota: QuotaRow, all: readonly PointReading[], { schedule, lag }: Viewed) {
  const own = all.filter(({ point }) => point.districtCode === quota.code)
  const progress = own.length === 0 ? null : Math.floor(own.reduce((sum, one) => sum + one.progress, 0) / own.length)
  return {
    ...quota,
    points: own.length,
    communities: own.reduce((sum, { point }) => sum + point.communities.length, 0),
    progress,
    light: lightOf(progress ?? 0, schedule, lag, { known: progress !== null }),
  }
}
