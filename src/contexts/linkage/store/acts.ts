import { sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { Act } from '../rules/seats.ts'

export type ProjectAct = Act & { projectId: string }

/**
 * Every act of every party of these projects, earliest first: read where it happened, each time anew. Only kind, id and day
 * come back, so the caller's reach does not matter; who may open the record is its own context's business.
 */
export async function actsOf(tx: Tx, projectIds: readonly string[], asOf: string): Promise<ProjectAct[]> {
  if (projectIds.length === 0) return []
  const { rows } = await seeingAll(tx, () =>
    sql<ProjectAct>`select project_id, party, kind, id, on_date as "on" from linkage.act
      where project_id = any(${projectIds}::uuid[]) and on_date <= ${asOf}::date order by on_date, kind, id`.execute(
      tx,
    ),
  )
  return rows
}
