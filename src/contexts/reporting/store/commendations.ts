import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Bar, Candidate, Weights } from '../rules/commendation.ts'
import type { CommendationState } from '../vocabulary.ts'

export type Commendation = {
  id: string
  areaCode: string
  areaPath: string
  stage: 'mid' | 'final'
  title: string
  asOf: string
  weights: Weights
  leastPoints: number
  leastTotalCenti: number
  candidates: Candidate[]
  chosen: string[]
  passed: { districtCode: string; reason: string }[]
  merits: string
  state: CommendationState
  preparedBy: string
  /** Accounts that counted, chose or proposed: they do not decide. */
  hands: string[]
  preparedName: string
  proposedName: string | null
  decidedBy: string | null
  decidedName: string | null
  decidedOn: string | null
  decisionNote: string
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Commendation>`
  select c.*, a.path as area_path from reporting.commendation c join directory.area a on a.code = c.area_code
  where ${where} order by c.prepared_at desc, c.id ${tail}`

export const findCommendations = async (tx: Tx, ids: readonly string[]): Promise<Commendation[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows
export const listCommendations = async (tx: Tx, codes: string[] | null, paging: Paging): Promise<Commendation[]> =>
  (await select(all([inCodes(sql`c.area_code`, codes)]), limitOf(paging)).execute(tx)).rows
export const countCommendations = (tx: Tx, codes: string[] | null): Promise<number> =>
  countOf(tx, sql`reporting.commendation c where ${all([inCodes(sql`c.area_code`, codes)])}`)
export const openOfStage = async (tx: Tx, stage: 'mid' | 'final'): Promise<boolean> =>
  (await countOf(tx, sql`reporting.commendation c where c.stage = ${stage} and c.state in ('drafted', 'proposed')`)) > 0

type NewCommendation = Pick<Commendation, 'areaCode' | 'stage' | 'title' | 'asOf' | 'candidates'> & { bar: Bar }

export async function addCommendation(tx: Tx, one: NewCommendation, by: Doer): Promise<string> {
  const id = randomUUID()
  const { weights, leastPoints, leastTotalCenti } = one.bar
  await sql`insert into reporting.commendation
      (id, area_code, stage, title, as_of, weights, least_points, least_total_centi, candidates, prepared_by, hands, prepared_name, prepared_at)
    values (${id}, ${one.areaCode}, ${one.stage}, ${one.title}, ${one.asOf}, ${JSON.stringify(weights)}::jsonb, ${leastPoints}, ${leastTotalCenti},
      ${JSON.stringify(one.candidates)}::jsonb, ${by.accountId}, ${[by.accountId]}::uuid[], ${by.name}, ${by.now})`.execute(
    tx,
  )
  return id
}

type Change = Partial<
  Pick<
    Commendation,
    | 'chosen'
    | 'merits'
    | 'hands'
    | 'state'
    | 'proposedName'
    | 'decidedBy'
    | 'decidedName'
    | 'decidedOn'
    | 'decisionNote'
  >
> & { passed?: Commendation['passed'] }

export async function changeCommendation(
  tx: Tx,
  { id, version }: Pick<Commendation, 'id' | 'version'>,
  { passed, ...change }: Change,
): Promise<number> {
  const set = { ...change, ...(passed && { passed: sql`${JSON.stringify(passed)}::jsonb` }) }
  mustHaveChanged(
    await tx
      .updateTable('reporting.commendation')
      .set({ ...set, version: version + 1 } as never)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}
