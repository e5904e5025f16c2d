import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { done, evaluatorsOf, refused, TOWN } from '../../../tests/kit/inspection.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { samples } from '../../../tests/kit/samples/samples.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { inspectionContract } from './contract.ts'

const town = aTown({ checks: false })
let who: Awaited<ReturnType<typeof evaluatorsOf>>
const COMMUNITY = '120101006001'
const make = (kind: string, count: number) =>
  town.tx(async (tx) => {
    for (let at = 0; at < count; at += 1) await samples[kind]?.(tx, COMMUNITY, town.now)
  })
beforeAll(async () => {
  await loadTianjin(town)
  who = await evaluatorsOf(town)
  await make('fieldwork.group', 7)
  await make('casework.case', 6)
  await make('linkage.meeting', 2)
  await town.tx((tx) => sql`update casework.case set state = 'accepted' where state = 'intake'`.execute(tx))
  await town.tx((tx) => sql`update linkage.meeting set state = 'held', minutes = '议定三件事'`.execute(tx))
})

const findings = async () =>
  (
    await town.tx((tx) =>
      sql`select distinct on (item) item, part::int, whole::int from scoring.finding order by item, seq desc`.execute(
        tx,
      ),
    )
  ).rows
const draw = (kind: string, more: Record<string, unknown> = {}) =>
  done(who.district, 'drawSample', { areaCode: TOWN, stage: 'final', kind, seed: '20240305-07', ...more })

/** Gives every file of a list its verdict; `faults` by position. */
async function judgeAll(sampleId: string, faults: Record<number, string[]> = {}) {
  let { version, files } = await done(who.district, 'getSample', { sampleId })
  for (const { position } of files as { position: number }[]) {
    const found = faults[position] ?? []
    const input = { sampleId, version, position, faults: found, reason: found.length > 0 ? '缺评估表' : '' }
    version = (await done(who.district, 'checkFile', input)).version
  }
  return done(who.district, 'closeSample', { sampleId, version })
}

describe('files drawn by a seed', () => {
  test('the seed draws the same files again, the list is frozen, and each has its verdict', async () => {
    const { sampleId, sampled } = await draw('group')
    expect(sampled).toBe(5)
    const list = await done(who.town, 'getSample', { sampleId })
    expect(list).toMatchObject({
      whole: 7,
      sampled: 5,
      checked: 0,
      isDrawnRight: true,
      mayCheck: false,
      seed: '20240305-07',
    })
    expect(list.files[0].page).toMatch(/^\/service\/groups\//)
    await make('fieldwork.group', 3)
    expect(await done(who.town, 'getSample', { sampleId })).toMatchObject({ whole: 7, isDrawnRight: true })
    expect(await refused(who.district, 'drawSample', { areaCode: TOWN, stage: 'final', kind: 'group' })).toContain(
      '不能重抽',
    )
    for (const change of [sql`delete from inspection.sampled_file`, sql`update inspection.sampled_file set key = 'x'`])
      await expect(town.tx((tx) => change.execute(tx))).rejects.toThrow('frozen')

    expect(await refused(who.district, 'closeSample', { sampleId, version: 1 })).toContain('还有5份没有判定')
    const silent = { sampleId, version: 1, position: 1, faults: ['incomplete'], reason: '' }
    expect(await refused(who.district, 'checkFile', silent)).toContain('请写明缺什么')
    expect(await refused(who.district, 'checkFile', { ...silent, position: 9, reason: '没有这份' })).toContain(
      '没有这一份',
    )
    await judgeAll(sampleId, { 2: ['incomplete', 'improper'], 4: ['improper'] })
    expect(await done(who.town, 'getSample', { sampleId })).toMatchObject({ state: 'closed', passed: 3, checked: 5 })
    expect(await findings()).toEqual([
      { item: 'A7', part: 4, whole: 5 },
      { item: 'B6', part: 3, whole: 5 },
    ])
    const { rows } = await town.tx((tx) => sql`select kind, sampled, passed from inspection.pub_sample`.execute(tx))
    expect(rows).toEqual([{ kind: 'group', sampled: 5, passed: 3 }])
  })

  test('of a case there is the number and nothing else', async () => {
    const { sampleId } = await draw('case')
    const { files } = await done(who.district, 'getSample', { sampleId })
    for (const { label, detail, page } of files) {
      expect(label).toMatch(/^样例-[0-9a-f-]+$/)
      expect(['办理中', '已结案']).toContain(detail)
      expect(page).toBeNull()
    }
    await judgeAll(sampleId)
    expect(await findings()).toMatchObject([
      { item: 'A7', part: 9, whole: 10 },
      { item: 'B6', part: 8, whole: 10 },
    ])
  })

  test('a voided list stays with its reason, is no longer counted, and the kind is drawn anew', async () => {
    const { rows } = await done(who.district, 'listSamples', { kind: 'case' })
    const [{ id: sampleId, version }] = rows
    await done(who.district, 'voidSample', { sampleId, version, reason: '抽取时名单有误' })
    expect(await findings()).toMatchObject([
      { part: 4, whole: 5 },
      { part: 3, whole: 5 },
    ])
    expect(
      await refused(who.district, 'voidSample', { sampleId, version: version + 1, reason: '再作废一次' }),
    ).toContain('已作废')
    await draw('case', { seed: '' })
    const list = await done(who.city, 'listSamples', { kind: 'case' })
    expect(list.total).toBe(2)
    expect(list.rows.find(({ state }: { state: string }) => state === 'open').seed).toMatch(/^[0-9a-f]{16}$/)
  })

  test('few files are all looked at; where there is none, it says so', async () => {
    expect((await draw('meeting')).sampled).toBe(2)
    expect(await refused(who.district, 'drawSample', { areaCode: TOWN, stage: 'final', kind: 'voucher' })).toContain(
      '还没有可抽查的资助付款凭证档案',
    )
    expect(await refused(who.town, 'drawSample', { areaCode: TOWN, stage: 'mid', kind: 'group' })).toContain('岗位')
    expect((await who.other.ask(inspectionContract, 'listSamples', {})).body.total).toBe(0)
  })

  test('two who judge one list at once: the second is told', async () => {
    const { rows } = await done(who.district, 'listSamples', { kind: 'meeting' })
    const [{ id: sampleId, version }] = rows
    const input = { sampleId, version, position: 1, faults: [], reason: '' }
    await done(who.district, 'checkFile', input)
    expect(await refused(who.second, 'checkFile', { ...input, position: 2 })).toContain('刚被他人修改')
  })
})
