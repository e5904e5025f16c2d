import { expect, test } from 'vitest'
import { done, evaluatorsOf, recordOf, TOWN } from '../../../tests/kit/inspection.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { samples } from '../../../tests/kit/samples/samples.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { inspectionExports } from './exports.ts'

const town = aTown({ checks: false })
const DAY = '2024-03-05'

/** Every cell of a spreadsheet, as text; its count must be the rows it gives. */
const textOf = (name: string, reach: string[]) =>
  town.tx(async (tx) => {
    const kind = inspectionExports.find((one) => one.name === name)
    if (!kind) throw new Error(`no export ${name}`)
    const cells: unknown[][] = []
    const filter = { stage: 'final' } as never
    for await (const row of kind.rows(tx, filter, reach, DAY))
      cells.push(kind.columns.map((column) => column.value(row as never)))
    expect(await kind.count(tx, filter, reach, DAY)).toBe(cells.length)
    expect(kind.describe?.(filter)).toContain('末期评估')
    return JSON.stringify(cells)
  })

test('visits and samples go out as spreadsheets, with both numbers and the seed', async () => {
  await loadTianjin(town)
  const who = await evaluatorsOf(town)
  const inspectors = [who.district.accountId, who.second.accountId]
  const plan = { areaCode: TOWN, stage: 'final', place: '社工站', plannedOn: DAY, inspectors }
  const { visitId } = await done(who.district, 'planVisit', plan)
  const but = { fund: { verdict: 'unmet', note: '一笔缺票据' } }
  await done(who.district, 'recordVisit', recordOf({ visitId, version: 1 }, DAY, { but }))
  await town.tx((tx) => samples['fieldwork.group']?.(tx, '120101006001', town.now) ?? Promise.resolve(''))
  await done(who.district, 'drawSample', { areaCode: TOWN, stage: 'final', kind: 'group', seed: '7-3-5' })

  expect(await textOf('inspection.visits', ['12'])).toContain('["和平区","南市街道","末期评估","社工站"')
  expect(await textOf('inspection.samples', ['12'])).toContain('"7-3-5",1,1,0,0')
  expect(await textOf('inspection.samples', ['12.120119'])).toBe('[]')
})
