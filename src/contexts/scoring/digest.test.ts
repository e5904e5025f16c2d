import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { dateOf } from '#kernel/time.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { scoringContract as contract } from './contract.ts'
import { sealSheet, sheetOf } from './public.ts'

const town = aTown({ checks: false })
beforeAll(() => loadTianjin(town))

test('whoever changes a sealed sheet behind the platform’s back is found out, by two digests', async () => {
  const by = { accountId: '00000000-0000-4000-8000-000000000001', personId: null, name: '组长', now: town.now }
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`select id from programme.point where town_code = '120101006'`.execute(tx),
  )
  const wanted = { pointId: rows[0]?.id ?? '', stage: 'final' as const, asOf: dateOf(town.now), by }
  const { sheetId } = await town.tx((tx) => sealSheet(tx, wanted))
  expect(await town.broken()).toEqual([])

  const client = new pg.Client({ connectionString: town.superUrl })
  await client.connect()
  await client.query(`set session_replication_role = replica`)
  await client.query(
    `update scoring.sheet set content = replace(content::text, '"computedCenti":0', '"computedCenti":400')::json`,
  )
  await client.end()

  const district = town.as(await town.person('districtAdmin', paths.heping))
  expect((await district.ask(contract, 'readSealedSheet', { sheetId })).body.isIntact).toBe(false)
  expect((await district.ask(contract, 'printSealedSheet', { sheetId })).body.message).toContain('指纹不符')
  await expect(town.tx((tx) => sheetOf(tx, sheetId))).rejects.toThrow('指纹不符')
  expect((await town.broken()).map(({ check }) => check)).toContain('密封的评分单与密封时的指纹一致')
})
