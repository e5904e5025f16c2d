import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ScoreTable } from '#contexts/programme/contract.ts'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Stage } from '../vocabulary.ts'

export type TableRow = {
  id: string
  number: number
  title: string
  state: 'draft' | 'fixed' | 'dropped'
  stages: Stage[]
  content: ScoreTable
  packageDigest: string | null
  reason: string
  draftedBy: string | null
  draftedName: string
  draftedAt: Date | null
  fixedName: string | null
  fixedOn: string | null
  version: number
}

const selectTables = (tx: Tx) =>
  tx
    .selectFrom('scoring.scoreTable')
    .select([
      'id',
      'number',
      'title',
      'state',
      'stages',
      'content',
      'packageDigest',
      'reason',
      'draftedBy',
      'draftedName',
    ])
    .select(['draftedAt', 'fixedName', 'fixedOn', 'version'])
    .$castTo<TableRow>()

export const findTable = (tx: Tx, id: string): Promise<TableRow | undefined> =>
  selectTables(tx).where('id', '=', id).executeTakeFirst()

/** All versions, the newest first. */
export const listTables = (tx: Tx): Promise<TableRow[]> => selectTables(tx).orderBy('number', 'desc').execute()

/** One at a time, so that numbers follow and a stage begins once. */
export const takeTurn = (tx: Tx) => sql`select pg_advisory_xact_lock(hashtext('scoring.table'))`.execute(tx)

type NewTable = {
  content: ScoreTable
  stages: readonly Stage[]
  reason: string
} & ({ by: Doer } | { packageDigest: string; fixedOn: string })

/** Adds the next version: a draft of somebody's, or one that a package brought, which is fixed as it comes. */
export async function insertTable(tx: Tx, { content, stages, reason, ...origin }: NewTable): Promise<TableRow> {
  const id = randomUUID()
  const hand =
    'by' in origin
      ? { draftedBy: origin.by.accountId, draftedName: origin.by.name, draftedAt: origin.by.now, state: 'draft' }
      : { draftedName: '数据包', packageDigest: origin.packageDigest, fixedOn: origin.fixedOn, state: 'fixed' }
  await tx
    .insertInto('scoring.scoreTable')
    .values((eb) => ({
      id,
      number: eb
        .selectFrom('scoring.scoreTable as all')
        .select(sql<number>`coalesce(max("all".number), 0) + 1`.as('next')) as never,
      title: content.title,
      stages: [...stages],
      content: JSON.stringify(content),
      reason,
      ...hand,
    }))
    .execute()
  const row = await findTable(tx, id)
  if (!row) throw new Error('the table just written is gone')
  return row
}

type Changed = { content: ScoreTable; stages: readonly Stage[]; reason: string }

export async function changeDraft(tx: Tx, id: string, version: number, { content, stages, reason }: Changed) {
  mustHaveChanged(
    await tx
      .updateTable('scoring.scoreTable')
      .set({
        title: content.title,
        content: JSON.stringify(content),
        stages: [...stages],
        reason,
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'draft')
      .executeTakeFirstOrThrow(),
  )
}

export async function dropDraft(tx: Tx, id: string, version: number) {
  mustHaveChanged(
    await tx
      .updateTable('scoring.scoreTable')
      .set({ state: 'dropped', version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'draft')
      .executeTakeFirstOrThrow(),
  )
}

export async function fixDraft(tx: Tx, id: string, version: number, { by, on }: { by: Doer; on: string }) {
  const hand = { fixedBy: by.accountId, fixedName: by.name, fixedAt: by.now, fixedOn: on }
  mustHaveChanged(
    await tx
      .updateTable('scoring.scoreTable')
      .set({ state: 'fixed', ...hand, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'draft')
      .executeTakeFirstOrThrow(),
  )
}

export type StageUse = { stage: Stage; tableId: string; begunOn: string; number: number }

/** The stages whose scoring has begun, each with the version it is held to. */
export const listStageUses = (tx: Tx): Promise<StageUse[]> =>
  tx
    .selectFrom('scoring.stageUse as u')
    .innerJoin('scoring.scoreTable as t', 't.id', 'u.tableId')
    .select(['u.stage', 'u.tableId', 't.number'])
    .select(sql<string>`to_char(u.begun_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`.as('begunOn'))
    .$castTo<StageUse>()
    .execute()

/** Holds a stage to a version from now on; once is enough. */
export async function beginStage(tx: Tx, stage: Stage, tableId: string, by: Doer): Promise<void> {
  await tx
    .insertInto('scoring.stageUse')
    .values({ stage, tableId, begunAt: by.now, begunName: by.name })
    .onConflict((same) => same.column('stage').doNothing())
    .execute()
}
