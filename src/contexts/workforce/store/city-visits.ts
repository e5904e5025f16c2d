import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Paging } from './pages.ts'

export type VisitFacts = {
  areaCode: string
  visitedOn: string
  visitors: string
  findings: string
  advice: string
  answerDue: string
  fileId: string | null
}
export type CityVisit = VisitFacts & {
  id: string
  areaPath: string
  townName: string
  districtName: string
  answer: string | null
  answeredAt: Date | null
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<CityVisit>`
  select v.id, v.area_code, a.path as area_path, a.name as town_name, d.name as district_name, v.visited_on, v.visitors, v.findings, v.advice,
    v.answer_due, v.answer, v.answered_at, v.file_id, v.version
  from workforce.city_visit v join directory.area a on a.code = v.area_code join directory.area d on d.code = a.parent_code
  where ${where} order by v.visited_on desc, v.id ${tail}`

export async function listCityVisits(tx: Tx, { codes, page, pageSize }: Paging & { codes: string[] | null }) {
  const where = codes ? sql`v.area_code = any(${codes}::text[])` : sql`true`
  const { rows } = await select(where, sql`limit ${pageSize} offset ${(page - 1) * pageSize}`).execute(tx)
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from workforce.city_visit v where ${where}`.execute(tx)
  return { rows, total: counted[0]?.n ?? 0 }
}

export const findCityVisits = async (tx: Tx, ids: readonly string[]): Promise<CityVisit[]> =>
  (await select(sql`v.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function addCityVisit(
  tx: Tx,
  { now, ...facts }: VisitFacts & { recordedBy: string; now: Date },
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('workforce.cityVisit')
    .values({ id, ...facts, recordedAt: now })
    .execute()
  return id
}

type Answer = { id: string; version: number; answer: string; answeredBy: string; answeredAt: Date }

export async function answerCityVisit(tx: Tx, { id, version, ...answer }: Answer): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('workforce.cityVisit')
      .set({ ...answer, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}
