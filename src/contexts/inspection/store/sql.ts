import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes } from '#platform/db/lists.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Stage } from '../vocabulary.ts'

/** Where a row of this context belongs. */
export type Placed = {
  id: string
  pointId: string
  areaCode: string
  areaPath: string
  townName: string
  districtName: string
  stage: Stage
  version: number
}
/** A row under the name `r` with its town `t` and district `d`. */
export const placed = sql`join directory.area t on t.code = r.area_code join directory.area d on d.code = t.parent_code`
export const placeColumns = sql`t.path as area_path, t.name as town_name, d.name as district_name`

export type Search = {
  codes: string[] | null
  stage?: Stage | undefined
  pointId?: string | undefined
  state?: string | undefined
}
export const narrowed = (
  { codes, stage, pointId, state }: Search,
  more: readonly (RawBuilder<unknown> | false)[] = [],
): RawBuilder<unknown> =>
  all([
    inCodes(sql`r.area_code`, codes),
    stage !== undefined && sql`r.stage = ${stage}`,
    pointId !== undefined && sql`r.point_id = ${pointId}`,
    state !== undefined && sql`r.state = ${state}`,
    ...more,
  ])

/** Runs an update that is guarded by the version. Errors: access.stale where somebody was first. */
export async function changeOne(tx: Tx, update: RawBuilder<unknown>): Promise<void> {
  const { numAffectedRows } = await update.execute(tx)
  if (numAffectedRows !== 1n) throw accessErrors.stale()
}

/** Of these files, those that are kept, with their names. */
export async function filesNamed(tx: Tx, ids: readonly string[]): Promise<{ fileId: string; name: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ fileId: string; name: string }>`
    select id as file_id, name from platform.file where id = any(${ids}::uuid[])`.execute(tx)
  return rows
}
