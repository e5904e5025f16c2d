import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { CaseForm } from '../contract-parts.ts'
import type { CaseAct, CaseState } from '../vocabulary.ts'

export type CaseFacts = Omit<z.output<typeof CaseForm>, 'areaCode'>
export type Case = CaseFacts & {
  id: string
  areaCode: string
  areaPath: string
  townName: string
  pointId: string
  state: CaseState
  isPlaybook: boolean
  adoptions: number
  writtenBy: string
  writtenName: string
  reviewedBy: string | null
  selectedOn: string | null
  promotedOn: string | null
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Case>`
  select c.*, a.path as area_path, a.name as town_name, p.is_playbook, p.adoptions
  from learning.case c join directory.area a on a.code = c.area_code join learning.pub_case p on p.id = c.id
  where ${where} order by c.promoted_on desc nulls last, c.written_at desc, c.id ${tail}`

export type CaseSearch = {
  codes: string[] | null
  state?: CaseState | undefined
  playbooks?: boolean | undefined
  text?: string | undefined
}
const conditions = ({ codes, state, playbooks, text }: CaseSearch) =>
  all([
    inCodes(sql`c.area_code`, codes),
    state !== undefined && sql`c.state = ${state}`,
    playbooks === true && sql`p.is_playbook`,
    text !== undefined && text !== '' && sql`strpos(c.title || array_to_string(c.tags, ' '), ${text}) > 0`,
  ])
const from = sql`learning.case c join learning.pub_case p on p.id = c.id`
export const listCases = async (tx: Tx, { page, pageSize, ...search }: CaseSearch & Paging): Promise<Case[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countCases = (tx: Tx, search: CaseSearch): Promise<number> =>
  countOf(tx, sql`${from} where ${conditions(search)}`)
export const findCases = async (tx: Tx, ids: readonly string[]): Promise<Case[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Promoted, and where words tell of somebody their consent still stands: asked anew at each reading. */
const isPublic = sql`c.state = 'promoted' and (not c.tells_of_people or learning.words_stand(c.id))`
const publicOnes = (playbooks?: boolean) => all([isPublic, playbooks === true && sql`p.is_playbook`])
export const listPublic = async (tx: Tx, playbooks?: boolean, paging?: Paging): Promise<Case[]> =>
  (await select(publicOnes(playbooks), limitOf(paging)).execute(tx)).rows
export const countPublic = (tx: Tx, playbooks?: boolean): Promise<number> =>
  countOf(tx, sql`${from} where ${publicOnes(playbooks)}`)
export const findPublic = async (tx: Tx, id: string): Promise<Case | undefined> =>
  (await select(sql`c.id = ${id} and ${isPublic}`).execute(tx)).rows[0]

/** The point of a town that is being built, if there is one. */
export async function pointOfTown(tx: Tx, townCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from programme.pub_point where town_code = ${townCode} and status not in ('withdrawn', 'replaced', 'city_rejected')
    order by starts_on nulls last, id limit 1`.execute(tx)
  return rows[0]?.id
}

export async function addCase(
  tx: Tx,
  { areaCode, pointId, ...facts }: CaseFacts & { areaCode: string; pointId: string },
  { accountId, name, now }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into learning.case (id, area_code, point_id, title, tags, background, practice, effect, insight, steps, roles, cost_fen, cost_note,
      tells_of_people, state, written_by, written_name, written_at)
    values (${id}, ${areaCode}, ${pointId}, ${facts.title}, ${facts.tags}::text[], ${facts.background}, ${facts.practice}, ${facts.effect},
      ${facts.insight}, ${JSON.stringify(facts.steps)}::jsonb, ${JSON.stringify(facts.roles)}::jsonb, ${facts.costFen}, ${facts.costNote},
      ${facts.tellsOfPeople}, 'draft', ${accountId}, ${name}, ${now})`.execute(tx)
  return id
}

type Ref = { id: string; version: number }
export async function rewriteCase(
  tx: Tx,
  { id, version }: Ref,
  { steps, roles, ...facts }: CaseFacts,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('learning.case')
      .set({ ...facts, steps: JSON.stringify(steps), roles: JSON.stringify(roles), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

type Move = {
  state?: CaseState
  reviewedBy?: string
  reviewedOn?: string
  selectedOn?: string
  promotedOn?: string
}
export async function moveCase(tx: Tx, { id, version }: Ref, move: Move): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('learning.case')
      .set({ ...move, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export async function addStep(
  tx: Tx,
  caseId: string,
  { kind, note = '' }: { kind: CaseAct; note?: string },
  { accountId, name, now }: Doer,
): Promise<void> {
  await sql`insert into learning.case_step (id, case_id, kind, note, by_id, by_name, at)
    values (${randomUUID()}, ${caseId}, ${kind}, ${note}, ${accountId}, ${name}, ${now})`.execute(tx)
}
type Step = { kind: CaseAct; note: string; byName: string; at: Date }
export const stepsOf = async (tx: Tx, caseId: string): Promise<Step[]> =>
  (
    await sql<Step>`select kind, note, by_name, at from learning.case_step where case_id = ${caseId} order by at, id`.execute(
      tx,
    )
  ).rows
