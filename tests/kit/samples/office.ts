import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

const pathOf = async (tx: Tx, areaCode: string): Promise<string> => {
  const { rows } = await sql<{ path: string }>`select path from directory.area where code = ${areaCode}`.execute(tx)
  return rows[0]?.path ?? ''
}

async function account(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into platform.account (id, username, display_name, area_code, area_path, created_at)
    values (${id}, ${id}, '样例账号', ${areaCode}, ${await pathOf(tx, areaCode)}, ${now})`.execute(tx)
  return id
}

export const officeSamples: Record<string, MakeSample> = {
  'administration.account': account,
  'administration.post': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into platform.post (id, account_id, role, area_code, area_path, valid_from, created_at)
      values (${id}, ${await account(tx, areaCode, now)}, 'townAdmin', ${areaCode}, ${await pathOf(tx, areaCode)}, '2024-01-01', ${now})`.execute(
      tx,
    )
    return id
  },
  'office.file': async (tx, areaCode, now) => {
    const id = randomUUID()
    const digest = id.replaceAll('-', '').repeat(2)
    await sql`insert into platform.file (id, name, media_type, bytes, sm3, original_sm3, purpose, area_path, stored_at)
      values (${id}, '样例.pdf', 'application/pdf', 10, ${digest}, ${digest}, 'document', ${await pathOf(tx, areaCode)}, ${now})`.execute(
      tx,
    )
    return id
  },
}
