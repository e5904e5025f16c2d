import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { dateOf } from '#kernel/time.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { signsIn } from '../../../tests/kit/pdf-text.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import {
  activity,
  bookedFund,
  budgeted,
  cases,
  heldMeeting,
  lateDuty,
  populated,
  SCORED_TOWN,
  staffed,
} from '../../../tests/kit/scoring.ts'
import { aVolunteer } from '../../../tests/kit/served.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { scoringContract as contract } from './contract.ts'
import { previewSheet, recordFinding, sealSheet, sheetOf } from './public.ts'
import { showPoints } from './rules/points.ts'
import type { Sheet } from './vocabulary.ts'

const town = aTown()
let pointId = ''
const by = () => ({ accountId: '00000000-0000-4000-8000-000000000001', personId: null, name: '检查员', now: town.now })

beforeAll(async () => {
  await loadTianjin(town)
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`select id from programme.point where town_code = ${SCORED_TOWN}`.execute(tx),
  )
  pointId = rows[0]?.id ?? ''
  const workers = [await aVolunteer(town, '120101006018', '王社工'), await aVolunteer(town, '120101006018', '李社工')]
  await town.tx(async (tx) => {
    await staffed(tx, [workers[0]?.personId ?? '', workers[1]?.personId ?? ''], town.now)
    await populated(tx, town.now)
    await budgeted(tx, pointId, town.now)
    await heldMeeting(tx, '2023-08-10', town.now)
    await heldMeeting(tx, '2024-02-20', town.now)
    await heldMeeting(tx, '2024-02-27', town.now)
    await lateDuty(tx, await bookedFund(tx, town.now), town.now)
    await activity(tx, '2024-01-10', true, town.now)
    await activity(tx, '2024-01-20', false, town.now)
    const source = { kind: 'inspection.sample', id: 'x', label: '档案抽查（种子2024）' }
    const found = { pointId, areaCode: SCORED_TOWN, stage: 'mid' as const, source, by: by() }
    await recordFinding(tx, { ...found, item: 'A7', part: 9, whole: 10 })
    await recordFinding(tx, { ...found, item: 'B5', part: 31, whole: 34 })
  })
  await cases(town, '2023-10-10', 3)
  await cases(town, '2024-02-10', 1)
})

/** Code, points, why – as an evaluator reads it. */
const lineOf = ({ items }: Sheet, code: string): string => {
  const item = items.find((one) => one.code === code)
  if (!item) throw new Error(`no row ${code}`)
  return `${item.computedCenti === null ? '—' : showPoints(item.computedCenti)}/${showPoints(item.fullCenti)} ${item.reason}`
}
const sourcesOf = ({ items }: Sheet, code: string): string[] =>
  items.find((one) => one.code === code)?.sources.map(({ title, detail }) => `${title}｜${detail}`) ?? []

test('the sheet of a point says of each point where it came from, and says the same again', async () => {
  const wanted = { pointId, stage: 'mid' as const, asOf: dateOf(town.now) }
  const sheet = await town.tx((tx) => previewSheet(tx, wanted))
  expect(lineOf(sheet, 'A1')).toBe('2.66/4 3个季度中有2个开过联席会议；2023-10-01起的季度没有')
  expect(sourcesOf(sheet, 'A1')).toContain(
    '联席会议“2024-02-20联席会议”（会-2024-02-20）｜2024-02-20召开，签到3方，有纪要',
  )
  expect(lineOf(sheet, 'A2')).toBe('0/4 到期里程碑1个，按期达到0个')
  expect(lineOf(sheet, 'A3')).toBe('3/4 共有46天不足2名')
  expect(sourcesOf(sheet, 'A3')[1]).toBe('人员空缺｜2023-07-01至2023-08-15，46天不足2名')
  expect(lineOf(sheet, 'A5')).toBe('0/3 14个人月中有0个达到每月120分钟的督导')
  expect(lineOf(sheet, 'A6')).toBe('4/4 预算1,000.00元，支出900.00元')
  expect(lineOf(sheet, 'D5')).toBe('0/2 财政资金')
  expect(lineOf(sheet, 'A7')).toBe('2.7/3 10个中有9个合格')
  expect(sourcesOf(sheet, 'A7')).toEqual(['档案抽查（种子2024）｜2024-03-05 检查员登记'])
  expect(lineOf(sheet, 'B1')).toBe('1.66/5 立案满90天的个案3件，已评估并结案1件')
  expect(lineOf(sheet, 'B2')).toBe('2/4 已结束的小组和活动2个，完成评估或记录的1个')
  expect(lineOf(sheet, 'B5')).toBe('3/4 34个中有31个合格')
  expect(lineOf(sheet, 'C5')).toBe('0/3 8,000名常住居民中有0名参加过活动')
  expect(lineOf(sheet, 'D1')).toBe('1/3 南市街道社区基金：协议有效，管委会不合要求，管理办法没有')
  expect(lineOf(sheet, 'D3')).toBe('3/4 到期1项，其中1项逾期或未办')
  expect(lineOf(sheet, 'D4')).toBe('2/3 收入1,000.00元，支出400.00元')
  for (const item of sheet.items.filter(({ computedCenti }) => computedCenti !== null)) {
    expect(item.sources.length, item.code).toBeGreaterThan(0)
    expect(item.computedCenti).toBeLessThanOrEqual(item.fullCenti)
  }
  expect(await town.tx((tx) => previewSheet(tx, wanted))).toEqual(sheet)
})

test('a sealed sheet stays as it was while records go on, and is printed with every source', async () => {
  const asOf = dateOf(town.now)
  const { sheetId, digest } = await town.tx((tx) => sealSheet(tx, { pointId, stage: 'mid', asOf, by: by() }))
  await town.tx((tx) => heldMeeting(tx, '2023-11-10', town.now))
  const sealed = await town.tx((tx) => sheetOf(tx, sheetId))
  const now = await town.tx((tx) => previewSheet(tx, { pointId, stage: 'mid', asOf }))
  expect([lineOf(sealed, 'A1').slice(0, 6), lineOf(now, 'A1')]).toEqual(['2.66/4', '4/4 3个季度都开过联席会议'])
  expect(sealed.digest).toBe(digest)

  const district = town.as(await town.person('districtAdmin', paths.heping))
  const { body } = await district.ask(contract, 'printSealedSheet', { sheetId })
  const signs = signsIn(body as Buffer)
  for (const sign of '联席会议档案抽查人员空缺依据') expect(signs.has(sign), sign).toBe(true)
})
