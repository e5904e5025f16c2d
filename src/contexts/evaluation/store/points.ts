import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** A point that is being created or was: what of it an evaluation needs. */
export type Point = {
  id: string
  kind: 'joint' | 'district'
  townCode: string
  districtCode: string
  districtPath: string
  place: string
}
const select = (where: RawBuilder<unknown>, day: string) => sql<Point>`
  select p.id, p.kind, p.town_code, p.district_code, d.path as district_path, d.name || p.town_name as place
  from programme.pub_point p join directory.area d on d.code = p.district_code
  where ${where} and p.status in ('active', 'closed') and p.starts_on <= ${day}::date order by p.kind desc, p.seq, p.town_code`
export const pointOn = async (tx: Tx, id: string, day: string): Promise<Point | undefined> =>
  (await select(sql`p.id = ${id}`, day).execute(tx)).rows[0]
export const pointsOn = async (tx: Tx, day: string): Promise<Point[]> => (await select(sql`true`, day).execute(tx)).rows
