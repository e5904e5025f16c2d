import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Condition } from '../rules/conditions.ts'
import type { ClosingState, Level, PartKind } from '../vocabulary.ts'

export type Closing = {
  id: string
  pointId: string
  areaCode: string
  areaName: string
  areaPath: string
  level: Level
  state: ClosingState
  draftedBy: string
  draftedName: string
  appliedOn: string | null
  appliedBy: string | null
  checkedBy: string | null
  checkedName: string | null
  approvedBy: string | null
  closedOn: string | null
  conditions: Condition[] | null
  documentId: string | null
  version: number
}
const select = (where: RawBuilder<unknown>) => sql<Closing>`
  select c.*, a.name as area_name, a.path as area_path,
    (select s.by_name from closing.step s where s.subject_id = c.id and s.act = 'check' order by s.seq desc limit 1) as checked_name
  from closing.closing c join directory.area a on a.code = c.area_code where ${where}`

export const findClosings = async (tx: Tx, ids: readonly string[]): Promise<Closing[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows
export async function holdClosing(tx: Tx, id: string): Promise<Closing | undefined> {
  await sql`select 1 from closing.closing where id = ${id} for update`.execute(tx)
  return (await findClosings(tx, [id]))[0]
}
/** The application of a point that is not withdrawn; takes turns over the point. */
export async function closingOfPoint(tx: Tx, pointId: string): Promise<Closing | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${pointId}, 7))`.execute(tx)
  return (await select(sql`c.point_id = ${pointId} and c.state <> 'withdrawn'`).execute(tx)).rows[0]
}

export async function addClosing(
  tx: Tx,
  { pointId, areaCode, level }: Pick<Closing, 'pointId' | 'areaCode' | 'level'>,
  { accountId, name }: Doer,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into closing.closing (id, point_id, area_code, level, state, drafted_by, drafted_name)
    values (${id}, ${pointId}, ${areaCode}, ${level}, 'draft', ${accountId}, ${name})`.execute(tx)
  return id
}

type Change = Partial<
  Pick<Closing, 'state' | 'appliedOn' | 'appliedBy' | 'checkedBy' | 'approvedBy' | 'closedOn' | 'documentId'>
> & { conditions?: string }
export async function changeClosing(tx: Tx, { id, version }: { id: string; version: number }, change: Change) {
  mustHaveChanged(
    await tx
      .updateTable('closing.closing')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Part = { kind: PartKind; note: string; fileIds: string[]; putName: string; putAt: Date }
export const partsOf = async (tx: Tx, closingId: string): Promise<Part[]> =>
  (
    await sql<Part>`select kind, note, file_ids, put_name, put_at from closing.part where closing_id = ${closingId}
      and cardinality(file_ids) > 0`.execute(tx)
  ).rows
export async function putPart(
  tx: Tx,
  closingId: string,
  { kind, note, fileIds }: Pick<Part, 'kind' | 'note' | 'fileIds'>,
  by: Doer,
): Promise<void> {
  await sql`insert into closing.part (closing_id, kind, note, file_ids, put_by, put_name, put_at)
    values (${closingId}, ${kind}, ${note}, ${fileIds}::uuid[], ${by.accountId}, ${by.name}, ${by.now})
    on conflict (closing_id, kind) do update set note = excluded.note, file_ids = excluded.file_ids, put_by = excluded.put_by,
      put_name = excluded.put_name, put_at = excluded.put_at`.execute(tx)
}

export type Waiver = { code: string; reason: string; byName: string }
export const waiversOf = async (tx: Tx, closingId: string): Promise<Waiver[]> =>
  (
    await sql<Waiver>`select code, reason, by_name from closing.waiver where closing_id = ${closingId} order by at`.execute(
      tx,
    )
  ).rows
export async function addWaiver(tx: Tx, closingId: string, code: string, reason: string, by: Doer): Promise<void> {
  await sql`insert into closing.waiver (id, closing_id, code, reason, by_account, by_name, at)
    values (${randomUUID()}, ${closingId}, ${code}, ${reason}, ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
}
