import { beforeEach, expect, test } from 'vitest'
import { documentsContract } from '#contexts/documents/contract.ts'
import { programmeContract } from '#contexts/programme/contract.ts'
import { aClosingTown, anIssue, anOccasion, answered, type ClosingTown, done, rechecked, said, TOWN, waived, withParts } from '../../../tests/kit/closing.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
let who: ClosingTown
const at = (moment: string) => {
  town.now = new Date(`${moment}+08:00`)
}
const point = async () => (await who.city.ask(programmeContract, 'getPoint', { pointId: who.pointId })).body

beforeEach(async () => {
  at('2024-06-20T09:00:00')
  if (who) return
  await loadTianjin(town)
  who = await aClosingTown(town)
})

const GOOD = { grade: '合格', totalCenti: 7_250 }
const BAD = { grade: '不合格', totalCenti: 5_410 }
const demanded = async (occasionId: string, more: object = {}) =>
  done(who.city, 'demandRectification', { areaCode: TOWN, occasionId, issues: [anIssue('档案不全')], ...more })

test('a demand keeps to the level, the told result and the days; answers and extensions keep to the deadline', async () => {
  const early = await anOccasion(town, { pointId: who.pointId, stage: 'mid', level: 'district', state: 'preliminary' }, BAD)
  const occasionId = await anOccasion(town, { pointId: who.pointId, stage: 'mid' }, GOOD)
  const form = { areaCode: TOWN, occasionId, issues: [anIssue('档案不全')] }
  expect(await said(who.city, 'demandRectification', { ...form, occasionId: early })).toContain('还没有告知')
  expect(await said(who.district, 'demandRectification', form)).toContain('由市级民政部门办理')
  expect(await said(who.town, 'demandRectification', form)).toContain('403')
  expect(await said(who.city, 'demandRectification', { ...form, dueOn: '2024-07-01' })).toContain('不能早于2024-07-20')
  const both = await Promise.all([said(who.city, 'demandRectification', form), said(who.city2, 'demandRectification', form)])
  expect(both.map((one) => one.slice(0, 3)).sort()).toEqual(['200', '409'])
  const { rows } = (await done(who.town, 'listRectifications', {})) as { rows: { id: string }[] }
  const rectificationId = rows[0]?.id ?? ''
  expect((await point()).isRectifying).toBe(true)
  const seen = await done(who.town, 'getRectification', { rectificationId })
  expect(seen).toMatchObject({ dueOn: '2024-07-20', state: 'open', daysLate: 0 })
  const { body: paper } = await who.city.ask(documentsContract, 'getDocument', { documentId: seen.documents[0].id })
  expect(JSON.stringify(paper)).toContain('整改问题清单')

  const ref = { rectificationId, version: seen.version }
  expect(await said(who.town, 'submitAnswer', ref)).toContain('第1个问题本轮还没有答复')
  const extend = (dueOn: string) => ({ ...ref, dueOn, reason: '雨季施工延误' })
  expect(await said(who.city, 'extendRectification', extend('2024-07-20'))).toContain('须晚于原期限')
  expect(await said(who.city, 'extendRectification', extend('2024-08-30'))).toContain('至多15天')
  const two = await Promise.all([
    said(who.city, 'extendRectification', extend('2024-07-30')),
    said(who.city2, 'extendRectification', extend('2024-07-31')),
  ])
  expect(two.map((one) => one.slice(0, 3)).sort()).toEqual(['200', '409'])
  const now = await done(who.city, 'getRectification', { rectificationId })
  const again = { ...extend('2024-08-05'), version: now.version }
  expect(await said(who.city, 'extendRectification', again)).toContain('只能延期一次')

  at('2024-08-02T09:00:00')
  const late = await done(who.city, 'listRectifications', { overdueOnly: true })
  expect(late.rows[0].daysLate).toBeGreaterThan(0)
  const answer = { rectificationId, version: now.version, issueId: now.list[0].id, text: '已补齐并装订' }
  const { version } = await done(who.town, 'answerIssue', answer)
  expect(await said(who.town, 'submitAnswer', { rectificationId, version })).toContain('须写明逾期原因')
  const why = { rectificationId, version, lateReason: '档案室搬迁' }
  await done(who.town, 'submitAnswer', why)
  await rechecked(who, rectificationId, 'passed')
  expect((await point()).isRectifying).toBe(false)
})

test('unqualified, rectified, evaluated again, and closed by two hands with its archive', async () => {
  const failed = await anOccasion(town, { pointId: who.pointId, stage: 'final' }, BAD)
  const { rectificationId, dueOn } = await demanded(failed)
  expect(dueOn).toBe('2024-07-05')
  await answered(who, rectificationId)
  await rechecked(who, rectificationId, 'failed')
  await answered(who, rectificationId)
  await rechecked(who, rectificationId, 'passed')

  const { closingId, version } = await withParts(who)
  await done(who.town, 'applyClosing', { closingId, version })
  const before = await done(who.city, 'getClosing', { closingId })
  const lacking = before.conditions.find(({ code }: { code: string }) => code === 'evaluation')
  expect(lacking).toMatchObject({ verdict: 'not-met', figure: '54.10分，不合格' })
  const ref = { closingId, version: before.version }
  expect(await said(who.city, 'checkClosing', { ...ref, outcome: 'passed' })).toContain('末期评估或复评合格（54.10分，不合格）')
  expect(await said(who.leader, 'waiveCriterion', { ...ref, code: 'evaluation', reason: '想要豁免' })).toContain('可以豁免')

  at('2024-07-10T09:00:00')
  await anOccasion(town, { pointId: who.pointId, stage: 're' }, GOOD)
  let current = await waived(who, closingId)
  expect(await said(who.district, 'checkClosing', { closingId, version: current, outcome: 'passed' })).toContain('由市级')
  const checks = await Promise.all(
    [who.city, who.city2].map((hand) => said(hand, 'checkClosing', { closingId, version: current, outcome: 'passed' })),
  )
  expect(checks.map((one) => one.slice(0, 3)).sort()).toEqual(['200', '409'])
  current = (await done(who.leader, 'getClosing', { closingId })).version
  expect(await said(who.town, 'approveClosing', { closingId, version: current })).toContain('403')
  const { documentId } = await done(who.leader, 'approveClosing', { closingId, version: current })
  const closed = await done(who.town, 'getClosing', { closingId })
  expect([closed.state, closed.isFrozen, (await point()).status]).toEqual(['closed', true, 'closed'])
  expect(closed.conditions.every(({ verdict }: { verdict: string }) => verdict !== 'not-met')).toBe(true)
  const { body: paper } = await who.city.ask(documentsContract, 'getDocument', { documentId })
  expect(JSON.stringify(paper)).toContain('评估组')

  const archive = { closingId, version: closed.version }
  const first = await done(who.town, 'askPackage', archive)
  expect(await said(who.town, 'askPackage', archive)).toContain('正在生成')
  await done(who.town, 'cancelPackage', { ...archive, ...first })
  const { packageId } = await done(who.town, 'askPackage', archive)
  await town.work()
  const packages = (await done(who.town, 'getClosing', { closingId })).packages
  expect(packages.map(({ status }: { status: string }) => status).sort()).toEqual(['cancelled', 'ready'])
  const zip: Buffer = await done(who.town, 'downloadPackage', { closingId, packageId })
  for (const name of ['1-结项材料/总结报告/01-', '2-评估/密封的评分单.json', '3-整改/', '5-创建标准/各项标准.xlsx', '目录与SM3摘要.txt'])
    expect(zip.includes(Buffer.from(name)), name).toBe(true)
  expect(await said(who.elsewhere, 'downloadPackage', { closingId, packageId })).not.toContain('200')
})
