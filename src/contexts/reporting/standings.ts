import type { Call } from '#platform/http/pipeline.ts'
import { standingOf } from './counting.ts'
import { owedReports } from './duty-list.ts'
import type { Standing } from './rules/commendation.ts'
import { pointsOf, resultsOf } from './store/facts.ts'
import { listDistricts } from './store/reports.ts'

const STAGES = { mid: ['mid'], final: ['final', 're'] } as const

/** What the formula of commendation knows of every district today, in the order of annex 1. */
export async function standingsOf(
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  stage: keyof typeof STAGES,
): Promise<Standing[]> {
  const districts = await listDistricts(tx, null)
  const points = await pointsOf(
    tx,
    districts.map(({ code }) => code),
    today,
  )
  const ids = points.map(({ pointId }) => pointId)
  const results = await resultsOf(tx, ids, STAGES[stage], today)
  const owed = (await owedReports(tx, null, today)).filter(({ dueOn }) => dueOn <= today)
  return districts.map(({ code, name, quotaTowns }) => {
    const own = points.filter(({ districtCode }) => districtCode === code)
    const ownIds = new Set(own.map(({ pointId }) => pointId))
    const { evaluated, sumCenti, qualified } = standingOf(results.filter(({ pointId }) => ownIds.has(pointId)))
    const due = owed.filter(({ areaCode }) => areaCode === code)
    return {
      ...{ districtCode: code, districtName: name, evaluated },
      amounts: {
        coverage: { part: own.length, whole: quotaTowns },
        score: { part: sumCenti, whole: evaluated * 10_000 },
        qualified: { part: qualified, whole: evaluated },
        timely: { part: due.filter(({ isLate }) => !isLate).length, whole: due.length },
      },
    }
  })
}
