import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { NeedState, Party } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type Step = {
  /** Later steps of any need have greater ones. */
  seq: number
  kind: string
  state: NeedState | null
  party: Party
  note: string
  isTold: boolean
  sourceKind: string | null
  sourceId: string | null
  byName: string
  at: Date
}
export type NewStep = {
  needId: string
  areaCode: string
  kind: string
  party: Party
  state?: NeedState | null | undefined
  note?: string | undefined
  /** Whether the resident reads it. */
  isTold?: boolean | undefined
  source?: { kind: string; id: string } | undefined
}

/** Adds one step to the story of a need; nothing of it is ever changed. */
export async function addStep(
  tx: Tx,
  { needId, areaCode, kind, party, state = null, note = '', isTold = true, source }: NewStep,
  by: Pick<Doer, 'name' | 'now'> & { accountId: string | null; personId: string | null },
): Promise<void> {
  await sql`insert into needs.step (id, need_id, area_code, kind, state, party, note, is_told, source_kind, source_id, by_account, by_person, by_name, at)
    values (${randomUUID()}, ${needId}, ${areaCode}, ${kind}, ${state}, ${party}, ${note}, ${isTold}, ${source?.kind ?? null}, ${source?.id ?? null},
      ${by.accountId}, ${by.personId}, ${by.name}, ${by.now})`.execute(tx)
}

export const stepsOf = async (tx: Tx, needId: string): Promise<Step[]> =>
  (
    await sql<Step>`select seq, kind, state, party, note, is_told, source_kind, source_id, by_name, at from needs.step
      where need_id = ${needId} order by seq`.execute(tx)
  ).rows

/** Where a need sits, whatever the asker may see of it; undefined when there is no such need. */
export async function areaOfNeed(tx: Tx, needId: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string | null }>`select needs.area_of(${needId}) as code`.execute(tx)
  return rows[0]?.code ?? undefined
}
