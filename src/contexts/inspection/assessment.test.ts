import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { storeFile } from '#platform/files/store-file.ts'
import { done, evaluatorsOf, refused, TOWN } from '../../../tests/kit/inspection.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { pdf } from '../../../tests/kit/sample-files.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { inspectionContract } from './contract.ts'
import { assessmentOf } from './public.ts'

const town = aTown()
let who: Awaited<ReturnType<typeof evaluatorsOf>>
beforeAll(async () => {
  await loadTianjin(town)
  who = await evaluatorsOf(town)
})

type Item = { code: string; fullCenti: number; computedCenti: number | null; ownCenti: number | null; kind: string }
const aPaper = () =>
  town.tx(async (tx) => {
    const file = { content: { buffer: pdf }, name: '联席会议纪要.pdf', purpose: 'document', areaPath: null } as const
    return (await storeFile(tx, { ...file, by: who.town.accountId, now: town.now })).id
  })

describe('a self-assessment', () => {
  test('is pre-filled by the score table, written item by item, and handed in whole and in time', async () => {
    const { assessmentId } = await done(who.town, 'startAssessment', { areaCode: TOWN, stage: 'final' })
    const begun = await done(who.station, 'getAssessment', { assessmentId })
    expect(begun).toMatchObject({ state: 'draft', dueOn: '2024-06-15', filled: 0, mayWrite: true })
    const list = begun.list as Item[]
    expect(list.reduce((sum, { fullCenti }) => sum + fullCenti, 0)).toBe(10_000)
    for (const { ownCenti, computedCenti } of list) expect(ownCenti).toBe(computedCenti)

    const [first] = list
    if (!first) throw new Error('no items')
    const fileId = await aPaper()
    const item = { assessmentId, version: 1, code: first.code, words: '党工委书记任专班组长，按季度开会' }
    const over = { ...item, ownCenti: first.fullCenti + 1 }
    expect(await refused(who.town, 'saveItem', over)).toMatch(/不能超过这一项的满分\d/)
    expect(await refused(who.town, 'saveItem', { ...item, ownCenti: 0, links: ['javascript:alert(1)'] })).toContain(
      '佐证链接',
    )
    expect(await refused(who.town, 'saveItem', { ...item, code: 'Z9', ownCenti: 0 })).toContain('没有这一项')
    const saved = { ...item, ownCenti: first.fullCenti, links: ['/linkage/meetings'], fileIds: [fileId] }
    const { version } = await done(who.town, 'saveItem', saved)
    expect(await refused(who.station, 'saveItem', { ...item, ownCenti: 0 })).toContain('刚被他人修改')
    expect(await refused(who.town, 'submitAssessment', { assessmentId, version })).toContain('没填的项：A2、')

    let now = version
    for (const { code, fullCenti } of list.slice(1)) {
      const input = {
        assessmentId,
        version: now,
        code,
        words: '按要求完成，见台账',
        ownCenti: Math.floor(fullCenti / 2),
      }
      now = (await done(who.station, 'saveItem', input)).version
    }
    await done(who.town, 'submitAssessment', { assessmentId, version: now })
    const total = list.slice(1).reduce((sum, { fullCenti }) => sum + Math.floor(fullCenti / 2), first.fullCenti)
    const handed = await done(who.district, 'getAssessment', { assessmentId })
    expect(handed).toMatchObject({
      state: 'submitted',
      ownTotalCenti: total,
      submittedOn: '2024-03-05',
      mayWrite: false,
    })
    expect(handed.list[0].files).toEqual([{ fileId, name: '联席会议纪要.pdf' }])
    expect((await who.city.ask(inspectionContract, 'evidenceFile', { assessmentId, fileId })).status).toBe(200)
    expect((await who.other.ask(inspectionContract, 'evidenceFile', { assessmentId, fileId })).status).toBe(403)
    expect(await refused(who.town, 'saveItem', { ...saved, version: now + 1 })).toContain('已经提交')

    const own = await town.tx((tx) => assessmentOf(tx, handed.pointId as string, 'final'))
    expect(own).toMatchObject({ id: assessmentId, ownTotalCenti: total, submittedOn: '2024-03-05' })
    expect(own?.items[0]).toMatchObject({ code: first.code, fileIds: [fileId], links: ['/linkage/meetings'] })
  })

  test('one a point and stage; late ones are refused with the day and the rule', async () => {
    expect(await refused(who.station, 'startAssessment', { areaCode: TOWN, stage: 'final' })).toContain('已经开始')
    expect(await refused(who.town, 'startAssessment', { areaCode: TOWN, stage: 'mid' })).toContain(
      '中期评估自评应在2023年12月15日以前提交',
    )
    const { assessmentId } = await done(who.town, 'startAssessment', { areaCode: TOWN, stage: 're' })
    town.now = new Date('2024-03-21T09:00:00+08:00')
    expect(await refused(who.town, 'submitAssessment', { assessmentId, version: 1 })).toContain('2024年3月20日以前提交')
    const late = { assessmentId, version: 1, code: 'A1', words: '补写', ownCenti: 0 }
    expect(await refused(who.town, 'saveItem', late)).toContain('不再受理')
    const rows = (await done(who.district, 'listAssessments', { stage: 're' })).rows
    expect(rows).toMatchObject([{ isOverdue: true }])
    town.now = new Date('2024-03-05T09:00:00+08:00')
  })

  test('the evaluated write it, the evaluators only read it', async () => {
    expect(await refused(who.district, 'startAssessment', { areaCode: TOWN, stage: 'final' })).toContain('岗位')
    expect((await done(who.other, 'listAssessments', {})).total).toBe(0)
    const { rows } = await town.tx((tx) => sql`select point_id from inspection.pub_assessment`.execute(tx))
    expect(rows.length).toBe(2)
  })
})
