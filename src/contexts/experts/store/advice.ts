import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { AdviceForm } from '../contract-parts.ts'
import type { AdviceState } from '../vocabulary.ts'
import type { Contact } from './contacts.ts'

export type Advice = {
  id: string
  contactId: string
  areaCode: string
  areaPath: string
  townName: string
  pointId: string
  expertName: string
  givenOn: string
  topic: string
  body: string
  answerDue: string
  state: AdviceState
  answer: string
  answeredOn: string | null
  answeredName: string | null
  result: string
  resultOn: string | null
  givenBy: string
  version: number
}
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Advice>`
  select d.*, a.path as area_path, a.name as town_name, c.name as expert_name
  from experts.advice d join directory.area a on a.code = d.area_code join experts.contact c on c.id = d.contact_id
  where ${where} order by d.given_on desc, d.given_at desc, d.id ${tail}`

export type AdviceSearch = { codes: string[] | null; state?: AdviceState | undefined }
const conditions = ({ codes, state }: AdviceSearch) =>
  all([inCodes(sql`d.area_code`, codes), state !== undefined && sql`d.state = ${state}`])
export const listAdvice = async (tx: Tx, { page, pageSize, ...search }: AdviceSearch & Paging): Promise<Advice[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countAdvice = (tx: Tx, search: AdviceSearch): Promise<number> =>
  countOf(tx, sql`experts.advice d where ${conditions(search)}`)
export const findAdvice = async (tx: Tx, ids: readonly string[]): Promise<Advice[]> =>
  (await select(sql`d.id = any(${ids}::uuid[])`).execute(tx)).rows
export const adviceOf = async (tx: Tx, contactIds: readonly string[]): Promise<Advice[]> =>
  (await select(sql`d.contact_id = any(${contactIds}::uuid[])`).execute(tx)).rows

export async function addAdvice(
  tx: Tx,
  { id: contactId, areaCode, pointId }: Contact,
  { visitId, topic, body, givenOn, answerDue }: z.output<typeof AdviceForm> & { givenOn: string; answerDue: string },
  { accountId, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into experts.advice (id, contact_id, visit_id, area_code, point_id, given_on, topic, body, answer_due, state, given_by, given_at)
    values (${id}, ${contactId}, ${visitId}, ${areaCode}, ${pointId}, ${givenOn}, ${topic}, ${body}, ${answerDue}, 'given', ${accountId},
      ${now})`.execute(tx)
  return id
}

type Change =
  | { state: 'adopted' | 'declined'; answer: string; answeredOn: string; answeredName: string }
  | { state: 'done'; result: string; resultOn: string }
export async function changeAdvice(
  tx: Tx,
  { id, version }: Pick<Advice, 'id' | 'version'>,
  change: Change,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('experts.advice')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}
