import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { criteriaOfPoint } from '#contexts/standards/public.ts'
import { dateOf } from '#kernel/time.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { gradeOf, previewSheet, recordFinding, sealSheet, sheetOf, vetoesOf } from './public.ts'

const town = aTown()
let pointId = ''
const by = () => ({ accountId: '00000000-0000-4000-8000-000000000001', personId: null, name: '检查员', now: town.now })

beforeAll(async () => {
  await loadTianjin(town)
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`select id from programme.point where town_code = '120101006'`.execute(tx),
  )
  pointId = rows[0]?.id ?? ''
})

const preview = () => town.tx((tx) => previewSheet(tx, { pointId, stage: 'mid', asOf: dateOf(town.now) }))

describe('a sheet before anything is recorded', () => {
  test('has every row of the table, and no points where there is no data', async () => {
    const sheet = await preview()
    expect(sheet.items).toHaveLength(27)
    expect(sheet.items.reduce((sum, { fullCenti }) => sum + fullCenti, 0)).toBe(10_000)
    expect(sheet.items.find(({ code }) => code === 'B5')).toMatchObject({
      computedCenti: null,
      reason: '本阶段还没有检查结果',
    })
    expect(sheet.items.find(({ code }) => code === 'E3')).toMatchObject({ kind: 'judged', computedCenti: null })
    const criteria = await town.tx((tx) => criteriaOfPoint(tx, pointId, dateOf(town.now)))
    expect(criteria).toHaveLength(24)
  })
})

describe('what is found on the spot', () => {
  test('counts at once, and the later finding replaces the earlier; what is sealed stays', async () => {
    const finding = { pointId, areaCode: '120101006', stage: 'mid' as const, item: 'B5', whole: 100 }
    const source = { kind: 'inspection.survey', id: 'x', label: '满意度调查' }
    await town.tx((tx) => recordFinding(tx, { ...finding, part: 96, source, by: by() }))
    const { sheetId, digest } = await town.tx((tx) =>
      sealSheet(tx, { pointId, stage: 'mid', asOf: dateOf(town.now), by: by() }),
    )
    await town.tx((tx) => recordFinding(tx, { ...finding, part: 89, source, by: by() }))
    const b5 = (items: Awaited<ReturnType<typeof preview>>['items']) => items.find(({ code }) => code === 'B5')
    expect(b5((await preview()).items)).toMatchObject({ computedCenti: 200, part: 89, whole: 100 })
    const sealed = await town.tx((tx) => sheetOf(tx, sheetId))
    expect(sealed.digest).toBe(digest)
    expect(b5(sealed.items)).toMatchObject({ computedCenti: 400, sources: [{ title: '满意度调查' }] })
    expect(await town.tx((tx) => gradeOf(tx, sealed.tableId, 8_999, false))).toMatchObject({ title: '良好' })
    expect(await town.tx((tx) => gradeOf(tx, sealed.tableId, 9_500, true))).toMatchObject({ title: '不合格' })
    expect(await town.tx((tx) => vetoesOf(tx, sealed.tableId))).toHaveLength(5)
  })
})
