import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import type { GrantState, Post } from '../vocabulary.ts'

export type Step = { act: string; state: GrantState; note: string; byName: string; at: Date }
export async function addStep(
  tx: Tx,
  { grantId, act, state, note = '' }: { grantId: string; act: string; state: GrantState; note?: string },
  { accountId, name, now }: Pick<Doer, 'name' | 'now'> & { accountId: string | null },
): Promise<void> {
  await sql`insert into grants.step (id, grant_id, seq, act, state, note, by_account, by_name, at)
    select ${randomUUID()}::uuid, ${grantId}::uuid, coalesce(max(seq), 0) + 1, ${act}, ${state}, ${note}, ${accountId}::uuid, ${name}, ${now}::timestamptz
    from grants.step where grant_id = ${grantId}`.execute(tx)
}
export const stepsOf = async (tx: Tx, grantId: string): Promise<Step[]> =>
  (
    await sql<Step>`select act, state, note, by_name, at from grants.step where grant_id = ${grantId} order by seq`.execute(
      tx,
    )
  ).rows

export type Score = { personId: string; marks: number[]; hundredths: number; comment: string; byName: string }
/** False when this member has scored already. */
export async function addScore(tx: Tx, grantId: string, score: Omit<Score, 'byName'>, by: Doer): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into grants.score (grant_id, person_id, marks, hundredths, comment, by_account, by_name, scored_at)
    values (${grantId}, ${score.personId}, ${score.marks}::int[], ${score.hundredths}, ${score.comment}, ${by.accountId}, ${by.name}, ${by.now})
    on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}
export const scoresOf = async (tx: Tx, grantId: string): Promise<Score[]> =>
  (
    await sql<Score>`select person_id, marks, hundredths, comment, by_name from grants.score where grant_id = ${grantId}
      order by scored_at, person_id`.execute(tx)
  ).rows

export type Approval = { post: Post; byAccount: string; byName: string; at: Date }
type Round = { id: string; approvalRound: number }
/** False when this account has signed in this round. */
export async function addApproval(tx: Tx, grant: Round, post: Post, by: Doer): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`insert into grants.approval (grant_id, round, post, by_account, by_name, at)
    values (${grant.id}, ${grant.approvalRound}, ${post}, ${by.accountId}, ${by.name}, ${by.now}) on conflict do nothing`.execute(
      tx,
    )
  return numAffectedRows > 0n
}
/** Who has signed in the round that runs; what was returned is in the steps. */
export const approvalsOf = async (tx: Tx, { id, approvalRound }: Round): Promise<Approval[]> =>
  (
    await sql<Approval>`select post, by_account, by_name, at from grants.approval
      where grant_id = ${id} and round = ${approvalRound} order by at`.execute(tx)
  ).rows

export type Objection = {
  id: string
  objector: string
  text: string
  receivedOn: string
  recordedName: string
  answer: string | null
  answeredName: string | null
}
export async function addObjection(
  tx: Tx,
  { grantId, objector, text, receivedOn }: { grantId: string; objector: string; text: string; receivedOn: string },
  by: Doer,
): Promise<void> {
  await sql`insert into grants.objection (id, grant_id, objector, text, received_on, recorded_name, recorded_at)
    values (${randomUUID()}, ${grantId}, ${objector}, ${text}, ${receivedOn}, ${by.name}, ${by.now})`.execute(tx)
}
export const objectionsOf = async (tx: Tx, grantId: string): Promise<Objection[]> =>
  (
    await sql<Objection>`select o.id, o.objector, o.text, o.received_on, o.recorded_name, x.answer, x.by_name as answered_name
      from grants.objection o left join grants.objection_answer x on x.objection_id = o.id
      where o.grant_id = ${grantId} order by o.recorded_at`.execute(tx)
  ).rows
export async function answerObjection(tx: Tx, objectionId: string, answer: string, by: Doer): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`insert into grants.objection_answer (objection_id, answer, by_name, at)
    values (${objectionId}, ${answer}, ${by.name}, ${by.now}) on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}
