import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/db/database.ts'
import { type FreshDatabase, freshDatabase } from '../../../tests/kit/database.ts'
import { packageIn } from '../../../tests/kit/programme.ts'
import { loadPackage, parameterOn, programmeOf } from './public.ts'

const now = new Date('2024-03-05T09:00:00+08:00')
describe('another city’s package', () => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase()
  })
  afterAll(() => fresh.drop())
  const inAll = <T>(work: Parameters<typeof transact<T>>[2]) => transact(fresh.db, { reach: 'all' }, work)
  const count = async (table: string) => {
    const { rows } = await inAll((tx) =>
      sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
    )
    return rows[0]?.n
  }

  test('loads whole, with its own limits', async () => {
    const pkg = packageIn('tests/fixtures/linjiang')
    expect(await inAll((tx) => loadPackage(tx, pkg, now))).toEqual({ changed: true, areas: 15, points: 1, tasks: 2 })
    const programme = await inAll(programmeOf)
    if (!programme) throw new Error('not loaded')
    expect(programme).toMatchObject({
      id: 'linjiang-2024',
      documentNo: '临民函〔2024〕3号',
      halfReading: 'B',
      rootCode: '99',
    })
    expect(parameterOn(programme, 'point.min-communities', '2024-09-30')).toBe(3)
    expect(parameterOn(programme, 'point.min-communities', '2024-10-01')).toBe(4)
    expect(parameterOn(programme, 'point.min-communities', '2024-01-01')).toBe(3)
    expect(() => parameterOn(programme, 'no.such', '2024-10-01')).toThrow('no.such')
  })

  test('does nothing the second time', async () => {
    const pkg = packageIn('tests/fixtures/linjiang')
    expect(await inAll((tx) => loadPackage(tx, pkg, now))).toEqual({ changed: false, areas: 0, points: 0, tasks: 0 })
    expect(await count('programme.point_event')).toBe(1)
  })

  test('changed, brings its criteria and keeps the points and what was done', async () => {
    const pkg = packageIn('tests/fixtures/linjiang')
    await inAll((tx) => sql`update programme.task set status = 'done' where criterion = 'S1.1'`.execute(tx))
    const [first, second] = pkg.criteria
    if (!first || !second) throw new Error('no criteria')
    const changed = {
      ...pkg,
      digest: 'another',
      criteria: [
        { ...first, title: '专职社工（修订）' },
        { ...second, code: 'S2.2' },
      ],
    }
    expect(await inAll((tx) => loadPackage(tx, changed, now))).toMatchObject({ changed: true, points: 0, tasks: 1 })
    const { rows } = await inAll((tx) =>
      sql`select criterion, title, status from programme.task order by criterion`.execute(tx),
    )
    expect(rows).toEqual([
      { criterion: 'S1.1', title: '专职社工（修订）', status: 'done' },
      { criterion: 'S2.1', title: '注册志愿者占比', status: 'cancelled' },
      { criterion: 'S2.2', title: '注册志愿者占比', status: 'not_started' },
    ])
    expect((await inAll(programmeOf))?.criteria.map(({ code }) => code)).toEqual(['S1.1', 'S2.2'])
  })

  test('with fewer places than are drawn on, or of another city, is refused and changes nothing', async () => {
    const pkg = packageIn('tests/fixtures/linjiang')
    const quotas = pkg.quotas.map((quota) => ({ ...quota, communities: 2 }))
    const refused = inAll((tx) => loadPackage(tx, { ...pkg, quotas, digest: 'fewer' }, now))
    await expect(refused).rejects.toThrow('上江区')
    await expect(inAll((tx) => loadPackage(tx, { ...pkg, id: 'elsewhere', digest: 'x' }, now))).rejects.toThrow(
      '换一个数据目录',
    )
    expect((await inAll(programmeOf))?.digest).toBe('another')
    const { rows } = await inAll((tx) => sql`select sum(communities)::int as n from programme.quota`.execute(tx))
    expect(rows).toEqual([{ n: 9 }])
  })
})
