import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { contexts } from '#main/contexts.ts'
import type { Tx } from '#platform/db/database.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
class NeverMind extends Error {}

/** The rules broken while `work` has been done, which is undone again. */
async function brokenBy(work: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const names: string[] = []
  const undone = town.tx(async (tx) => {
    await work(tx)
    for (const { name, rowsThatBreakIt } of contexts.flatMap(({ checks }) => checks)) {
      const { rows } = await sql.raw(rowsThatBreakIt).execute(tx)
      if (rows.length > 0) names.push(name)
    }
    throw new NeverMind()
  })
  await expect(undone).rejects.toThrow(NeverMind)
  return names
}

test('what no foreign key refuses any longer, the checks find', async () => {
  const nobody = await brokenBy((tx) =>
    sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
      select ${randomUUID()}, ${randomUUID()}, code, '2023-09-01', ${town.now} from directory.area where level = 'community' limit 1`.execute(
      tx,
    ),
  )
  expect(nobody).toEqual(['志愿者须是名录中的人'])
  const nowhere = await brokenBy((tx) =>
    sql`insert into directory.person (id, area_code, name, created_at) values (${randomUUID()}, '999999', '王芳', ${town.now})`.execute(
      tx,
    ),
  )
  expect(nowhere).toEqual(['人员须登记在区划表中的地方'])
})
