import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PackageState } from '../vocabulary.ts'

export type Package = {
  id: string
  closingId: string
  status: PackageState
  done: number
  total: number
  fileId: string | null
  fileSm3: string | null
  note: string
  askedBy: string
  askedName: string
  askedAt: Date
}
export const packagesOf = async (tx: Tx, closingId: string): Promise<Package[]> =>
  (
    await sql<Package>`select * from closing.package where closing_id = ${closingId} order by asked_at desc limit 10`.execute(
      tx,
    )
  ).rows
export const findPackage = async (tx: Tx, id: string): Promise<Package | undefined> =>
  (await sql<Package>`select * from closing.package where id = ${id}`.execute(tx)).rows[0]

export async function addPackage(tx: Tx, closingId: string, { accountId, name, now }: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into closing.package (id, closing_id, status, asked_by, asked_name, asked_at)
    values (${id}, ${closingId}, 'waiting', ${accountId}, ${name}, ${now})`.execute(tx)
  return id
}

type Move = { status: PackageState; note?: string; fileId?: string; fileSm3?: string; finishedAt?: Date }
/** Moves a package on where it still stands in one of these; false where somebody was first. */
export async function movePackage(tx: Tx, id: string, from: readonly PackageState[], to: Move): Promise<boolean> {
  const { status, note = '', fileId = null, fileSm3 = null, finishedAt = null } = to
  const { numAffectedRows = 0n } =
    await sql`update closing.package set status = ${status}, note = ${note}, file_id = ${fileId},
      file_sm3 = ${fileSm3}, finished_at = ${finishedAt}, version = version + 1
    where id = ${id} and status = any(${[...from]}::text[])`.execute(tx)
  return numAffectedRows > 0n
}

/** How far it is; false where it was stopped meanwhile. */
export async function recordProgress(tx: Tx, id: string, done: number, total: number): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`update closing.package set done = ${done}, total = ${total} where id = ${id} and status = 'running'`.execute(
      tx,
    )
  return numAffectedRows > 0n
}
