import { sql } from 'kysely'
import type { Stage } from '#contexts/scoring/contract.ts'
import type { DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes } from '#platform/db/lists.ts'

type Row = {
  id: string
  what: 'scoring' | 'objection' | 'review'
  on: string
  stage: Stage
  place: string
  areaCode: string
  done: boolean
}

/** Days by which scores are handed in, an objection is made, or a review is decided. */
export async function deadlinesBetween(tx: Tx, { from, to, codes, limit }: DeadlineAsk): Promise<Row[]> {
  const inReach = all([inCodes(sql`o.area_code`, codes)])
  const { rows } = await sql<Row>`
    select o.id, d.what, d."on", o.stage, a.name as place, o.area_code, d.done
    from evaluation.occasion o join directory.area a on a.code = o.area_code cross join lateral (values
      ('scoring', o.scoring_ends_on, o.state <> 'scoring'),
      ('objection', o.object_until, o.state <> 'told'),
      ('review', o.decide_until, o.state in ('final', 'published'))) as d(what, "on", done)
    where ${inReach} and o.state <> 'cancelled' and d."on" between ${from}::date and ${to}::date
    order by d."on", o.id limit ${limit}`.execute(tx)
  return rows
}
