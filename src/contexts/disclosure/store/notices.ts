import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import type { NoticeKind } from '../vocabulary.ts'

export type Notice = {
  id: string
  no: string
  fundId: string
  fundName: string
  areaCode: string
  areaPath: string
  areaName: string
  dutyId: string | null
  kind: NoticeKind
  title: string
  content: string
  link: string
  fileId: string | null
  fromDate: string
  toDate: string
  correctsId: string | null
  correctsNo: string | null
  correctedBy: string | null
  what: string
  why: string
  publishedName: string
  publishedAt: Date
  publishedOn: string
  statementId: string | null
}
export type NewNotice = Pick<
  Notice,
  | 'fundId'
  | 'areaCode'
  | 'dutyId'
  | 'kind'
  | 'title'
  | 'content'
  | 'link'
  | 'fileId'
  | 'fromDate'
  | 'toDate'
  | 'correctsId'
  | 'what'
  | 'why'
> & { preparedBy: string | null; preparedName: string }
type Hand = { accountId: string; name: string; now: Date; today: string }

/** The next number of a town and year: GG2024-0001-120101006. */
async function nextNo(tx: Tx, areaCode: string, year: number): Promise<string> {
  const { rows } = await sql<{ lastNo: number }>`
    insert into disclosure.numbering (area_code, year, last_no) values (${areaCode}, ${year}, 1)
    on conflict (area_code, year) do update set last_no = numbering.last_no + 1 returning last_no`.execute(tx)
  return `${areaCode}-GG${year}-${String(rows[0]?.lastNo ?? 1).padStart(4, '0')}`
}

export async function addNotice(
  tx: Tx,
  notice: NewNotice,
  { accountId, name, now, today }: Hand,
): Promise<{ id: string; no: string }> {
  const id = randomUUID()
  const no = await nextNo(tx, notice.areaCode, Number(today.slice(0, 4)))
  await tx
    .insertInto('disclosure.notice')
    .values({ id, no, ...notice, publishedBy: accountId, publishedName: name, publishedAt: now, publishedOn: today })
    .execute()
  return { id, no }
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Notice>`
  select n.id, n.no, n.fund_id, f.name as fund_name, n.area_code, a.path as area_path, a.name as area_name, n.duty_id, n.kind, n.title, n.content, n.link,
    n.file_id, n.from_date, n.to_date, n.corrects_id, c.no as corrects_no, n.what, n.why, n.published_name, n.published_at, n.published_on,
    (select s.id from disclosure.statement s where s.notice_id = n.id) as statement_id,
    (select m.no from disclosure.notice m where m.corrects_id = n.id order by m.published_at desc limit 1) as corrected_by
  from disclosure.notice n join directory.area a on a.code = n.area_code left join fund.pub_fund f on f.id = n.fund_id
  left join disclosure.notice c on c.id = n.corrects_id
  where ${where} order by n.published_at desc, n.no desc ${tail}`

export type NoticeSearch = { codes: string[] | null; fundId?: string | undefined; kind?: NoticeKind | undefined }
const conditionsOf = ({ codes, fundId, kind }: NoticeSearch) =>
  all([
    inCodes(sql`n.area_code`, codes),
    fundId !== undefined && sql`n.fund_id = ${fundId}`,
    kind !== undefined && sql`n.kind = ${kind}`,
  ])

export async function listNotices(tx: Tx, search: NoticeSearch & Paging): Promise<{ rows: Notice[]; total: number }> {
  const where = conditionsOf(search)
  const { rows } = await select(where, limitOf(search)).execute(tx)
  return { rows, total: await countOf(tx, sql`disclosure.notice n where ${where}`) }
}

export const findNotices = async (tx: Tx, ids: readonly string[]): Promise<Notice[]> =>
  (await select(sql`n.id = any(${ids}::uuid[])`).execute(tx)).rows
