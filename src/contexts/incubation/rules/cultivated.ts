import { showDate } from '#kernel/time.ts'
import { showLevel, WHOLE_LEVEL } from './ability.ts'

/** What is asked about one organisation. Days are 'YYYY-MM-DD'; levels in tenths. */
export type Cultivation = {
  /** First day it was filed or registered; null when it never was. */
  firstStandingOn: string | null
  endedOn: string | null
  planSignedOn: string | null
  levelStart: number | null
  levelNow: number | null
  /** Public-good activities and deliveries from the point's first day to `asOf`. */
  services: number
}
export type Period = { from: string; asOf: string }
export type Reading = { counts: 'new' | 'raised'; why: string } | { counts: null; why: string }

const out = (why: string): Reading => ({ counts: null, why })

/**
 * domain.md §9.3, `counts_as_cultivated`: an organisation of a covered community counts when it was filed or registered after the point
 * began (new), or stood before, signed a cultivation plan and rose by a whole level (raised); and did something for the
 * public since the point began. New and raised are told apart. The same words as standards/measures/incubation.ts.
 */
export function countsAsCultivated(one: Cultivation, { from, asOf }: Period): Reading {
  if (one.endedOn !== null && one.endedOn <= asOf) return out(`已于${one.endedOn}注销`)
  if (one.firstStandingOn === null) return out('尚未登记或备案')
  if (one.firstStandingOn > asOf) return out('统计日之后才登记备案')
  const isNew = one.firstStandingOn >= from
  const fault = isNew ? undefined : faultOfRise(one, asOf)
  if (fault) return out(fault)
  if (one.services === 0) return out('没有公益活动')
  if (isNew) return { counts: 'new', why: `${showDate(one.firstStandingOn)}新登记备案，有公益活动${one.services}次` }
  return {
    counts: 'raised',
    why: `建设期前已有，培育后由${showLevel(one.levelStart ?? 0)}升到${showLevel(one.levelNow ?? 0)}，有公益活动${one.services}次`,
  }
}

function faultOfRise({ planSignedOn, levelStart, levelNow }: Cultivation, asOf: string): string | undefined {
  if (planSignedOn === null || planSignedOn > asOf) return '建设期前已有且没有签订培育方案'
  const rise = (levelNow ?? 0) - (levelStart ?? 0)
  return rise < WHOLE_LEVEL ? '建设期前已有且等级未提升' : undefined
}
