import { sql } from 'kysely'
import { criteriaOfPoint } from '#contexts/standards/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ClosingFacts } from '../rules/conditions.ts'
import type { Closing } from './closings.ts'
import { partsOf, waiversOf } from './closings.ts'
import { isBeingEvaluated, latestResult, type Occasion } from './occasions.ts'

/** The title of the lowest grade, as the score table of the package has it. */
const FAILED = '不合格'

function resultOf(found: Occasion | undefined): ClosingFacts['evaluation'] {
  if (!found) return undefined
  const { id: occasionId, stage, grade, totalCenti, vetoed } = found
  const gradeTitle = vetoed ? `一票否决，${grade}` : grade
  return { occasionId, stage, gradeTitle, isQualified: grade !== FAILED && !vetoed, totalCenti: totalCenti ?? 0 }
}

type Counts = {
  lateDuties: number
  openGrants: number
  openGrantFen: number
  openRectifications: number
  failedRectifications: number
}
/** A grant stopped before its money came back is open too: its rest has been decided about only once it is recovered. */
async function countsOf(tx: Tx, { pointId, areaCode }: Closing, today: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select
      (select count(*)::int from disclosure.pub_duty d where d.area_code = ${areaCode} and d.state in ('open', 'prepared') and d.due_on < ${today}::date) as late_duties,
      (select count(*)::int from grants.pub_grant g join fund.pub_fund f on f.id = g.fund_id where f.area_code = ${areaCode} and g.paid_fen > 0
        and g.state in ('agreed', 'midway', 'reported', 'accepted', 'terminated')) as open_grants,
      (select coalesce(sum(g.paid_fen), 0)::bigint from grants.pub_grant g join fund.pub_fund f on f.id = g.fund_id where f.area_code = ${areaCode}
        and g.paid_fen > 0 and g.state in ('agreed', 'midway', 'reported', 'accepted', 'terminated')) as open_grant_fen,
      (select count(*)::int from closing.rectification r where r.point_id = ${pointId} and r.state in ('open', 'answered')) as open_rectifications,
      (select count(*)::int from closing.rectification r where r.point_id = ${pointId} and r.state in ('failed', 'ended')) as failed_rectifications`.execute(
    tx,
  )
  const [found] = rows
  return {
    ...{ lateDuties: 0, openGrants: 0, openRectifications: 0, failedRectifications: 0 },
    ...found,
    openGrantFen: Number(found?.openGrantFen ?? 0),
  }
}

/** Everything the conditions of closing are decided from, as it stands on a day. */
export async function gatherFacts(tx: Tx, closing: Closing, today: string): Promise<ClosingFacts> {
  const { pointId, level } = closing
  const criteria = await criteriaOfPoint(tx, pointId, today)
  const parts = await partsOf(tx, closing.id)
  return {
    ...(await countsOf(tx, closing, today)),
    criteria: criteria.map(({ code, title, mandatory, verdict, reason }) => ({
      ...{ code, title, mandatory, verdict, reason },
    })),
    evaluation: resultOf(await latestResult(tx, pointId, level)),
    isBeingEvaluated: await isBeingEvaluated(tx, pointId, level),
    parts: parts.map(({ kind }) => kind),
    waivers: await waiversOf(tx, closing.id),
  }
}
