import { createHash, randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Statement } from '../rules/statement.ts'

/** What is frozen: the figures, and whose they are. */
export type FrozenContent = Statement & { fundName: string; townName: string; charityName: string }
export type FrozenStatement = {
  id: string
  fundId: string
  areaPath: string
  noticeId: string
  noticeNo: string
  seq: number
  fromDate: string
  toDate: string
  content: FrozenContent
  digest: string
  /** SM3 of the content as it is read now; the same as `digest`, or somebody changed it. */
  isWhole: boolean
  publishedOn: string
  /** A later version, when this one was corrected. */
  laterId: string | null
}

const digestOf = (content: string): string => createHash('sm3').update(content).digest('hex')

/** Freezes the figures of a quarter as published with a notice; a further version follows the earlier ones. */
export async function addStatement(
  tx: Tx,
  {
    noticeId,
    fundId,
    areaCode,
    content,
    now,
  }: { noticeId: string; fundId: string; areaCode: string; content: FrozenContent; now: Date },
): Promise<string> {
  const id = randomUUID()
  const text = JSON.stringify(content)
  await sql`
    insert into disclosure.statement (id, notice_id, fund_id, area_code, from_date, to_date, seq, content, digest, frozen_at)
    select ${id}, ${noticeId}, ${fundId}, ${areaCode}, ${content.from}, ${content.to},
      1 + coalesce((select max(seq) from disclosure.statement s where s.fund_id = ${fundId} and s.from_date = ${content.from}), 0),
      ${text}, ${digestOf(text)}, ${now}`.execute(tx)
  return id
}

type Row = Omit<FrozenStatement, 'content' | 'isWhole'> & { content: string }
const select = (where: RawBuilder<unknown>) => sql<Row>`
  select s.id, s.fund_id, a.path as area_path, s.notice_id, n.no as notice_no, s.seq, s.from_date, s.to_date, s.content, s.digest, n.published_on,
    (select t.id from disclosure.statement t where t.fund_id = s.fund_id and t.from_date = s.from_date order by t.seq desc limit 1) as later_id
  from disclosure.statement s join disclosure.notice n on n.id = s.notice_id join directory.area a on a.code = s.area_code
  where ${where} order by s.from_date desc, s.seq desc`

const readOut = ({ content, laterId, ...row }: Row): FrozenStatement => ({
  ...row,
  content: JSON.parse(content) as FrozenContent,
  isWhole: digestOf(content) === row.digest,
  laterId: laterId === row.id ? null : laterId,
})

export const findStatement = async (tx: Tx, id: string): Promise<FrozenStatement | undefined> =>
  (await select(sql`s.id = ${id}`).execute(tx)).rows.map(readOut)[0]

/** Published statements of a fund, the latest first; corrected ones stay in the list. */
export const statementsOfFund = async (tx: Tx, fundId: string): Promise<FrozenStatement[]> =>
  (await select(sql`s.fund_id = ${fundId}`).execute(tx)).rows.map(readOut)
