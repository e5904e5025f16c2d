import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

/** Identical lines that one spreadsheet brought for one community. */
export type ImportFlag = {
  id: string
  batchId: string
  fileName: string
  areaCode: string
  areaName: string
  areaPath: string
  activity: string
  servedOn: string
  minutes: number
  records: number
  state: 'open' | 'kept' | 'voided'
  note: string | null
  settledByName: string | null
  version: number
}

/** Flags the lines of a batch that one community, day, activity and number of minutes have in common, `least` of them or more. */
export async function flagSameLines(tx: Tx, batchId: string, least: number, now: Date): Promise<void> {
  await sql`
    insert into volunteering.import_flag (id, batch_id, area_code, activity, served_on, minutes, records, raised_at)
    select gen_random_uuid(), batch_id, area_code, activity, served_on, minutes, count(*), ${now}
    from volunteering.service_record where batch_id = ${batchId} and reverses_id is null
    group by batch_id, area_code, activity, served_on, minutes having count(*) >= ${least}
    on conflict do nothing`.execute(tx)
}

const shown = (condition: RawBuilder<unknown>) => sql<ImportFlag>`
  select f.*, coalesce(b.file_name, '') as file_name, a.name as area_name, a.path as area_path
  from volunteering.import_flag f
  join directory.area a on a.code = f.area_code
  left join platform.import_batch b on b.id = f.batch_id
  where ${condition} order by f.state = 'open' desc, f.served_on desc, f.id limit 500`

export async function listImportFlags(
  tx: Tx,
  { codes, state }: { codes: string[] | null; state?: ImportFlag['state'] | undefined },
): Promise<ImportFlag[]> {
  const ofPlace = codes ? sql`f.area_code = any(${codes}::text[])` : sql`true`
  const { rows } = await shown(sql`${ofPlace} and ${state ? sql`f.state = ${state}` : sql`true`}`).execute(tx)
  return rows
}

export async function findImportFlags(tx: Tx, ids: readonly string[]): Promise<ImportFlag[]> {
  return (await shown(sql`f.id = any(${ids}::uuid[])`).execute(tx)).rows
}

/** The valid records behind a flag. */
export async function recordsBehind(tx: Tx, flag: ImportFlag): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from volunteering.pub_service_record
    where area_code = ${flag.areaCode} and batch_id = ${flag.batchId} and activity = ${flag.activity}
      and served_on = ${flag.servedOn}::date and minutes = ${flag.minutes} order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function settle(
  tx: Tx,
  settled: {
    id: string
    version: number
    state: 'kept' | 'voided'
    note: string
    by: string
    byName: string
    now: Date
  },
): Promise<void> {
  const { id, version, state, note, by, byName, now } = settled
  mustHaveChanged(
    await tx
      .updateTable('volunteering.importFlag')
      .set({ state, note, settledBy: by, settledByName: byName, settledAt: now, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}
