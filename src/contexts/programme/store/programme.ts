import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { KeptPackage } from '../programme.ts'

export type ProgrammeRow = {
  id: string
  title: string
  documentNo: string
  startsOn: string
  endsOn: string
  rootCode: string
  package: KeptPackage
  digest: string
}

export async function findDigest(tx: Tx): Promise<string | undefined> {
  const row = await tx.selectFrom('programme.programme').select('digest').executeTakeFirst()
  return row?.digest
}

export const findProgramme = (tx: Tx, digest: string): Promise<ProgrammeRow | undefined> =>
  tx
    .selectFrom('programme.programme')
    .select(['id', 'title', 'documentNo', 'startsOn', 'endsOn', 'rootCode', 'package', 'digest'])
    .where('digest', '=', digest)
    .$castTo<ProgrammeRow>()
    .executeTakeFirst()

/** Only one load at a time; returns what is loaded now. */
export async function lockProgramme(tx: Tx): Promise<{ id: string; digest: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('programme.load', 0))`.execute(tx)
  return tx.selectFrom('programme.programme').select(['id', 'digest']).executeTakeFirst()
}

export async function putProgramme(tx: Tx, row: ProgrammeRow, loadedAt: Date): Promise<void> {
  const { id, package: kept, ...rest } = row
  const values = { ...rest, package: JSON.stringify(kept), loadedAt }
  await tx
    .insertInto('programme.programme')
    .values({ id, ...values })
    .onConflict((same) =>
      same.column('id').doUpdateSet((eb) => ({ ...values, version: eb('programme.programme.version', '+', 1) })),
    )
    .execute()
}
