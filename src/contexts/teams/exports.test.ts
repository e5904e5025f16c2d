import { expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { teamsSamples } from '../../../tests/kit/samples/teams.ts'
import { XINWENHUA } from '../../../tests/kit/teams.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { teamsExports } from './exports.ts'

const town = aTown()

test('every list goes out with the rows its page counts, within reach, and without whole names', async () => {
  await town.tx(async (tx) => {
    for (const sample of Object.values(teamsSamples)) await sample(tx, XINWENHUA, town.now)
  })
  expect(teamsExports).toHaveLength(7)
  for (const { name, columns, filter, count, rows, describe } of teamsExports) {
    const asked = filter.parse({}) as never
    const inReach = await town.tx(async (tx) => {
      const found: unknown[] = []
      for await (const row of rows(tx, asked, [paths.nanshi], '2024-03-05')) found.push(row)
      expect(await count(tx, asked, [paths.nanshi], '2024-03-05'), name).toBe(found.length)
      expect(await count(tx, asked, [paths.quanyechang], '2024-03-05'), name).toBe(0)
      return found
    })
    expect(inReach.length, name).toBeGreaterThan(0)
    const cells = inReach.flatMap((row) => columns.map(({ value }) => String(value(row as never) ?? '')))
    expect(cells.join('\n'), name).not.toMatch(/undefined|\[object|NaN|样例人员/)
    expect(describe?.(asked), name).toContain('全部辖区')
  }
})
