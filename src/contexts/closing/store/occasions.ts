import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Level } from '../vocabulary.ts'

/** An evaluation as others may read it. `grade`: its title, empty before it is settled. */
export type Occasion = {
  id: string
  pointId: string
  areaCode: string
  areaName: string
  stage: 'mid' | 'final' | 're'
  level: Level
  state: string
  sheetId: string | null
  totalCenti: number | null
  grade: string
  vetoed: boolean
  finalOn: string | null
}

/** From here on the evaluated unit knows the result, and may be asked to mend something. */
export const TOLD = ['told', 'objected', 'reviewing', 'reviewed', 'final', 'published'] as const
const FINAL = ['final', 'published'] as const

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Occasion>`
  select o.id, o.point_id, o.area_code, a.name as area_name, o.stage, o.level, o.state, o.sheet_id, o.total_centi, o.grade, o.vetoed, o.final_on
  from evaluation.pub_occasion o join directory.area a on a.code = o.area_code where ${where} ${tail}`

export const findOccasion = async (tx: Tx, id: string): Promise<Occasion | undefined> =>
  (await select(sql`o.id = ${id}`).execute(tx)).rows[0]

/** Told or final, of these places, with no rectification that is still open; the newest first. */
export const occasionsToRectify = async (tx: Tx, codes: readonly string[] | null): Promise<Occasion[]> =>
  (
    await select(
      sql`o.state = any(${[...TOLD]}::text[]) and ${codes === null ? sql`true` : sql`o.area_code = any(${codes}::text[])`}
        and not exists (select from closing.rectification r where r.occasion_id = o.id and r.state in ('open', 'answered'))
        and exists (select from programme.pub_point p where p.id = o.point_id and p.status = 'active')`,
      sql`order by o.final_on desc nulls first, o.id limit 100`,
    ).execute(tx)
  ).rows

/** The newest final result of a final evaluation or a re-evaluation, by the level that decides. */
export const latestResult = async (tx: Tx, pointId: string, level: Level): Promise<Occasion | undefined> =>
  (
    await select(
      sql`o.point_id = ${pointId} and o.level = ${level} and o.stage in ('final', 're') and o.state = any(${[...FINAL]}::text[])`,
      sql`order by o.final_on desc, o.stage = 're' desc limit 1`,
    ).execute(tx)
  ).rows[0]

/** Whether the level that decides is evaluating the point again. */
export async function isBeingEvaluated(tx: Tx, pointId: string, level: Level): Promise<boolean> {
  const { rows } = await select(
    sql`o.point_id = ${pointId} and o.level = ${level} and o.stage in ('final', 're') and o.state <> all(${[...FINAL, 'cancelled']}::text[])`,
    sql`limit 1`,
  ).execute(tx)
  return rows.length > 0
}
