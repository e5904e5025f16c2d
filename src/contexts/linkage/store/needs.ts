import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import type { Line } from '../vocabulary.ts'

/** A need as its own context publishes it; no names. */
export type Need = {
  id: string
  no: string
  title: string
  areaCode: string
  areaPath: string
  areaName: string
  line: Line | null
  urgency: string
  state: string
  reportedOn: string
  resolvedOn: string | null
  confirmedOn: string | null
  projectId: string | null
  projectTitle: string | null
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Need>`
  select n.id, n.no, n.title, n.area_code, a.path as area_path, a.name as area_name, n.line, n.urgency, n.state, n.reported_on, n.resolved_on,
    n.confirmed_on, p.id as project_id, p.title as project_title
  from needs.pub_need n join directory.area a on a.code = n.area_code
  left join lateral (select p.id, p.title from linkage.project_need x join linkage.project p on p.id = x.project_id
    where x.need_id = n.id and p.state <> 'stopped' order by p.started_at desc limit 1) p on true
  where ${where} order by n.urgency <> 'urgent', n.reported_on, n.no ${tail}`

/** What can be worked on together: known to be real, and not closed. */
const OPEN = ['verified', 'classified', 'assigned', 'in_service', 'referred']
export type NeedSearch = {
  codes: string[] | null
  line?: Line | undefined
  freeOnly: boolean
  text?: string | undefined
}
const conditions = ({ codes, line, freeOnly, text }: NeedSearch) =>
  all([
    inCodes(sql`n.area_code`, codes),
    sql`n.state = any(${OPEN}::text[])`,
    line !== undefined && sql`n.line = ${line}`,
    text !== undefined && text !== '' && sql`strpos(n.title || n.no, ${text}) > 0`,
    freeOnly &&
      sql`not exists (select from linkage.project_need x join linkage.project p on p.id = x.project_id where x.need_id = n.id and p.state <> 'stopped')`,
  ])
export const listOpenNeeds = async (tx: Tx, { page, pageSize, ...search }: NeedSearch & Paging): Promise<Need[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countOpenNeeds = (tx: Tx, search: NeedSearch): Promise<number> =>
  countOf(tx, sql`needs.pub_need n where ${conditions(search)}`)
export const findNeeds = async (tx: Tx, ids: readonly string[]): Promise<Need[]> =>
  (await select(sql`n.id = any(${ids}::uuid[])`).execute(tx)).rows
