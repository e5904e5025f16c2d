import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ScoreTable } from '#contexts/programme/contract.ts'
import { dateOf } from '#kernel/time.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { scoringContract as contract } from './contract.ts'
import { previewSheet, sealSheet } from './public.ts'

const town = aTown()
let pointId = ''
const by = () => ({ accountId: '00000000-0000-4000-8000-000000000001', personId: null, name: '组长', now: town.now })
const desk = async (role: 'cityAdmin' | 'cityLeader') => town.as(await town.person(role, paths.city))

beforeAll(async () => {
  await loadTianjin(town)
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`select id from programme.point where town_code = '120101006'`.execute(tx),
  )
  pointId = rows[0]?.id ?? ''
})

/** E4 gives a point of its two to E3: still 100. */
const moved = (content: ScoreTable): ScoreTable => ({
  ...content,
  items: content.items.map((one) => ({
    ...one,
    full: one.full + (one.code === 'E3' ? 100 : one.code === 'E4' ? -100 : 0),
    anchors:
      one.code === 'E4'
        ? one.anchors.map((anchor) => ({ ...anchor, centi: Math.min(anchor.centi, 100) }))
        : one.anchors,
  })),
})

describe('a city changes its score table', () => {
  test('one hand drafts from the version in force, faults are told and kept, another hand fixes it', async () => {
    const officer = await desk('cityAdmin')
    const approver = await desk('cityLeader')
    const [first] = (await officer.ask(contract, 'listTables')).body.rows
    expect(first).toMatchObject({ number: 1, state: 'fixed', isOfPackage: true, stages: ['mid', 'final', 're'] })
    const { body: draft } = await officer.ask(contract, 'draftTable', {
      areaCode: '12',
      basedOn: first.id,
      reason: '第二年调整权重',
    })
    const { tableId } = draft
    const again = await officer.ask(contract, 'draftTable', { areaCode: '12', basedOn: first.id, reason: '又一版' })
    expect(again.body.message).toContain('第2版还在起草')

    const { content } = (await officer.ask(contract, 'readTable', { tableId })).body.table
    const short = { ...content, items: content.items.filter(({ code }: { code: string }) => code !== 'E4') }
    const form = { areaCode: '12', tableId, stages: ['final'], reason: '第二年调整权重' }
    const kept = await officer.ask(contract, 'changeTable', { ...form, version: 1, content: short })
    expect(kept.body).toEqual({ version: 2, faults: ['满分合计为98分，应为100分'] })
    const tooSoon = await approver.ask(contract, 'fixTable', { areaCode: '12', tableId, version: 2 })
    expect(tooSoon.status).toBe(422)
    expect(tooSoon.body.message).toContain('满分合计为98分')

    const whole = await officer.ask(contract, 'changeTable', { ...form, version: 2, content: moved(content) })
    expect(whole.body.faults).toEqual([])
    const own = await officer.ask(contract, 'fixTable', { areaCode: '12', tableId, version: 3 })
    expect(own.status).toBe(403)
    expect((await approver.ask(contract, 'fixTable', { areaCode: '12', tableId, version: 3 })).status).toBe(200)

    const asOf = dateOf(town.now)
    const mid = await town.tx((tx) => previewSheet(tx, { pointId, stage: 'mid', asOf }))
    const final = await town.tx((tx) => previewSheet(tx, { pointId, stage: 'final', asOf }))
    const e3 = (sheet: typeof mid) => sheet.items.find(({ code }) => code === 'E3')?.fullCenti
    expect([mid.version, e3(mid), final.version, e3(final)]).toEqual([1, 300, 2, 400])
    const late = await officer.ask(contract, 'changeTable', { ...form, version: 4, content })
    expect(late.body.message).toContain('已经审定')
  })

  test('a stage whose scoring began keeps its version', async () => {
    await town.tx((tx) => sealSheet(tx, { pointId, stage: 'mid', asOf: dateOf(town.now), by: by() }))
    const officer = await desk('cityAdmin')
    const approver = await desk('cityLeader')
    const [newest] = (await officer.ask(contract, 'listTables')).body.rows
    const form = { areaCode: '12', basedOn: newest.id, reason: '想改中期的分值' }
    const { tableId } = (await officer.ask(contract, 'draftTable', form)).body
    const { content } = (await officer.ask(contract, 'readTable', { tableId })).body.table
    const change = { areaCode: '12', tableId, version: 1, content, stages: ['mid'], reason: '想改中期的分值' }
    await officer.ask(contract, 'changeTable', change)
    const refused = await approver.ask(contract, 'fixTable', { areaCode: '12', tableId, version: 2 })
    expect(refused.status).toBe(409)
    expect(refused.body.message).toContain('中期评估已于2024-03-05按第1版开始评分')
    expect((await officer.ask(contract, 'dropTable', { areaCode: '12', tableId, version: 2 })).status).toBe(200)
  })

  test('a district does not make tables', async () => {
    const district = town.as(await town.person('districtAdmin', paths.heping))
    const [newest] = (await district.ask(contract, 'listTables')).body.rows
    const refused = await district.ask(contract, 'draftTable', {
      areaCode: '120101',
      basedOn: newest.id,
      reason: '区里自己的',
    })
    expect(refused.status).toBe(403)
  })
})

describe('sheets at the desk', () => {
  test('a sealed sheet is read and printed; one whose text was changed is refused', async () => {
    const district = town.as(await town.person('districtAdmin', paths.heping))
    const { body } = await district.ask(contract, 'listSheets')
    const mine = body.rows.find((one: { pointId: string }) => one.pointId === pointId)
    expect(mine.sheets).toHaveLength(1)
    const sheetId = mine.sheets[0].id
    const read = await district.ask(contract, 'readSealedSheet', { sheetId })
    expect(read.body).toMatchObject({ isIntact: true, place: '和平区南市街道', sealedName: '组长' })
    const paper = await district.ask(contract, 'printSealedSheet', { sheetId })
    expect(paper.headers['content-type']).toContain('application/pdf')

    const elsewhere = town.as(await town.person('districtAdmin', paths.jizhou))
    expect((await elsewhere.ask(contract, 'readSealedSheet', { sheetId })).status).toBe(403)
    await expect(
      town.tx((tx) => sql`update scoring.sheet set content = '{}' where id = ${sheetId}`.execute(tx)),
    ).rejects.toThrow()
  })

  test('a preview stands at a day, never at one to come', async () => {
    const district = town.as(await town.person('districtAdmin', paths.heping))
    const ask = (asOf: string) => district.ask(contract, 'readSheet', { pointId, stage: 'mid', asOf })
    expect((await ask('2024-03-01')).body.sheet).toMatchObject({ asOf: '2024-03-01', id: null, sealedAt: null })
    expect((await ask('2024-04-01')).status).toBe(409)
    expect((await district.ask(contract, 'printSheet', { pointId, stage: 'mid' })).status).toBe(200)
  })
})
