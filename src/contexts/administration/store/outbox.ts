import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Letter = {
  id: string
  maskedPhone: string
  title: string
  sealed: Buffer | null
  createdAt: Date
  expiresAt: Date
  sentAt: Date | null
  attempts: number
  lastProblem: string | null
}

const columns = [
  'id',
  'maskedPhone',
  'title',
  'sealed',
  'createdAt',
  'expiresAt',
  'sentAt',
  'attempts',
  'lastProblem',
] as const

/** Newest first; `after` is the id of the last shown. */
export async function listLetters(tx: Tx, { after, limit }: { after?: string | undefined; limit: number }) {
  const query = tx
    .selectFrom('platform.outbox')
    .select(columns)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  const rest = sql<boolean>`(created_at, id) < (select last.created_at, last.id from platform.outbox last where last.id = ${after ?? null}::uuid)`
  return (after === undefined ? query : query.where(rest)).$castTo<Letter>().execute()
}

export const findLetter = (tx: Tx, id: string): Promise<Letter | undefined> =>
  tx.selectFrom('platform.outbox').select(columns).where('id', '=', id).$castTo<Letter>().executeTakeFirst()

/** Taken by the gateway: the text is of no more use and goes. */
export async function markSent(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('platform.outbox')
    .set((eb) => ({ sentAt: now, sealed: null, lastProblem: null, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function markFailed(tx: Tx, id: string, problem: string): Promise<void> {
  await tx
    .updateTable('platform.outbox')
    .set((eb) => ({ lastProblem: problem, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Texts past their time go at once, the lines about them after `keptFrom`. */
export async function clearOutbox(tx: Tx, now: Date, keptFrom: Date): Promise<void> {
  await tx
    .updateTable('platform.outbox')
    .set({ sealed: null })
    .where('sealed', 'is not', null)
    .where('expiresAt', '<=', now)
    .execute()
  await tx.deleteFrom('platform.outbox').where('createdAt', '<', keptFrom).execute()
}
