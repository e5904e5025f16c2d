import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { transact } from '#platform/db/database.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { factsTold } from '../../../tests/kit/facts.ts'
import { idNumberOf, importSheet, type SheetRow } from '../../../tests/kit/imports.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { hardshipContract } from './contract.ts'
import { listedCodesOf } from './public.ts'

const town = aTown()
const XINWENHUA = '120101006018'
const QINGYOU = '120101006001'
const elder = idNumberOf('12010119400304001')
const child = idNumberOf('12010120150601002')
const teen = idNumberOf('12010120080601002')

let worker: Actor
const as = (actor: Actor) => ({
  ask: (name: keyof typeof hardshipContract.endpoints, input: Record<string, unknown> = {}) =>
    town.as(actor).ask(hardshipContract, name, input),
})
const form = (more: object = {}) => ({
  ...{ areaCode: XINWENHUA, name: '赵德贵', idNumber: elder, codes: ['T10', 'T02'], source: 'list' },
  ...{ evidence: '低保证', fromDate: '2023-07-01', ...more },
})
const row = (more: SheetRow = {}): SheetRow => ({
  ...{ 姓名: '赵德贵', 身份证号: elder, 居住社区: '新文化花园社区居委会', 困难类别: '低保对象、T10' },
  ...{ 列入日期: '2023-07-01', 离开日期: '', ...more },
})
const sheet = (...rows: SheetRow[]) => importSheet(town, 'hardship.register', '120101', rows)
const reasons = ({ problems }: { problems: { reason: string }[] }) => problems.map(({ reason }) => reason).join('\n')

beforeAll(async () => {
  worker = await town.person('communityWorker', paths.xinwenhua)
})

describe('the list by hand', () => {
  test('holds what the bureau found; the same group twice, another name or another community is refused', async () => {
    const recorded = await as(worker).ask('recordListed', form())
    expect(recorded.body).toMatchObject({ isKnown: false })
    const again = await as(worker).ask('recordListed', form({ codes: ['T02', 'T11'], fromDate: '2023-09-01' }))
    expect([again.status, again.body.message]).toEqual([409, expect.stringContaining('已登记为低保对象')])
    const more = await as(worker).ask('recordListed', form({ codes: ['T11'], fromDate: '2023-09-01' }))
    expect(more.body).toMatchObject({ isKnown: true })
    const wrong = await as(worker).ask('recordListed', form({ name: '赵德才', codes: ['T15'] }))
    expect(wrong.body.message).toContain('姓名与名录')
    const next = await town.person('townAdmin', paths.nanshi)
    const elsewhere = await as(next).ask('recordListed', form({ areaCode: QINGYOU, codes: ['T15'] }))
    expect(elsewhere.body.message).toContain('另一社区')
    const undescribed = await as(worker).ask('recordListed', form({ codes: ['T99'] }))
    expect(undescribed.body.message).toContain('说明')
    expect(await factsTold(town, 'hardship.hardship-changed')).toContainEqual({ areaCodes: [XINWENHUA] })
  })

  test('shows a page masked, filters by group and age, and opens to every stay', async () => {
    const page = await as(worker).ask('listListed', { targetCode: 'T10', band: 'old' })
    expect(page.body).toMatchObject({
      total: 1,
      rows: [{ name: '赵**', maskedId: expect.stringMatching(/^120\*+/), band: 'old', codes: ['T02', 'T10'] }],
    })
    expect((await as(worker).ask('listListed', { band: 'child' })).body.total).toBe(0)
    const one = await as(worker).ask('getListed', { listedId: page.body.rows[0].id })
    expect(one.body.stays.map(({ codes }: { codes: string[] }) => codes)).toEqual([['T11'], ['T02', 'T10']])
  })

  test('is left by date, for some groups or all; what was is kept', async () => {
    const { body } = await as(worker).ask('listListed', { targetCode: 'T02' })
    const [listed] = body.rows
    const leave = { listedId: listed.id, version: listed.version, toDate: '2024-02-29', reason: '收入增加，停发低保' }
    const early = await as(worker).ask('leaveList', { ...leave, codes: ['T02'], toDate: '2023-06-01' })
    expect(early.body.message).toContain('早于列入日期')
    expect((await as(worker).ask('leaveList', { ...leave, codes: ['T15'] })).body.message).toContain('没有重病')
    expect((await as(worker).ask('leaveList', { ...leave, codes: ['T02'] })).status).toBe(200)
    expect((await as(worker).ask('leaveList', { ...leave, codes: ['T10'] })).status).toBe(409)
    const codesOn = (day: string) => town.tx((tx) => listedCodesOf(tx, listed.personId, day))
    expect(await codesOn('2024-02-29')).toEqual(['T02', 'T10', 'T11'])
    expect(await codesOn('2024-03-01')).toEqual(['T10', 'T11'])
    expect((await as(worker).ask('listListed', { state: 'left' })).body.rows).toMatchObject([
      { codes: ['T02'], toDate: '2024-02-29' },
    ])
  })
})

describe('children', () => {
  test('are shown without surname and number, and each reading of one is in the audit', async () => {
    await as(worker).ask('recordListed', form({ name: '钱小明', idNumber: child, codes: ['T07'], evidence: '' }))
    await as(worker).ask('recordListed', form({ name: '孙小芳', idNumber: teen, codes: ['T06'], evidence: '' }))
    const { body } = await as(worker).ask('listListed', { targetCode: 'T07' })
    expect(body.rows).toMatchObject([{ name: '小*', maskedId: null, band: 'child', isMinor: true }])
    expect((await as(worker).ask('listListed', { band: 'teen' })).body.rows).toMatchObject([{ name: '小*' }])
    const [{ id }] = body.rows
    const one = await as(worker).ask('getListed', { listedId: id })
    expect(JSON.stringify(one.body)).not.toMatch(/钱|明|2015/)
    const { rows } = await town.tx((tx) =>
      sql<{
        n: number
      }>`select count(*)::int as n from platform.audit where outcome = 'read' and record_kind = 'hardship.person'
        and record_id = ${id} and account_id = ${worker.accountId}::uuid`.execute(tx),
    )
    expect(rows[0]?.n).toBe(1)
  })
})

describe('who sees what', () => {
  test('another community sees nobody, by the page and by the database', async () => {
    const other = await town.person('communityWorker', '12.120101.120101006.120101006001')
    expect((await as(other).ask('listListed', { areaCode: XINWENHUA })).body.total).toBe(0)
    const seen = await transact(town.db, { reach: ['12.120101.120101006.120101006001'] }, (tx) =>
      tx.selectFrom('hardship.person').select('id').execute(),
    )
    expect(seen).toEqual([])
    expect(await town.tx((tx) => tx.selectFrom('hardship.person').select('id').execute())).not.toEqual([])
  })

  test('the city sees counts, one to four as “<5”, and no list', async () => {
    const city = await town.person('cityAdmin', paths.city)
    expect((await as(city).ask('listListed')).status).toBe(403)
    await sheet(...manyOld(6))
    const { body } = await as(city).ask('countHardship', { areaCode: '120101' })
    const count = (code: string) => body.byCode.find(({ targetCode }: { targetCode: string }) => targetCode === code)
    expect(count('T10')).toEqual({ targetCode: 'T10', people: 7 })
    expect(count('T07')).toEqual({ targetCode: 'T07', people: null })
    expect(body.byPlace).toMatchObject([
      { areaCode: QINGYOU, people: 'withheld' },
      { areaCode: XINWENHUA, people: null },
    ])
    expect(body.people).toBeNull()
  })
})

const manyOld = (n: number): SheetRow[] =>
  Array.from({ length: n }, (_, index) => ({
    ...row({ 姓名: '周老人', 居住社区: '庆有西里社区居委会', 困难类别: '高龄老人' }),
    身份证号: idNumberOf(`12010119350101${String(index + 10).padStart(3, '0')}`),
  }))

describe('a bureau’s list', () => {
  const li = idNumberOf('12010119660304012')
  const listed = (more: SheetRow = {}) => row({ 姓名: '李秀兰', 身份证号: li, 困难类别: '低保', ...more })

  test('is taken in once: sent again nothing changes, an end date ends the stay', async () => {
    expect(await sheet(listed(), listed({ 困难类别: '残疾人', 列入日期: '2022-01-01' }))).toMatchObject({ stored: 2 })
    expect(await sheet(listed())).toMatchObject({ stored: 0, same: 1 })
    expect(await sheet(listed({ 离开日期: '2024-01-31' }))).toMatchObject({ stored: 1, same: 0 })
    const people = await town.tx((tx) =>
      tx.selectFrom('directory.person').select('id').where('name', '=', '李秀兰').execute(),
    )
    expect(people).toHaveLength(1)
    expect(reasons(await sheet(listed({ 离开日期: '2024-02-01' })))).toContain('已有离开日期')
  })

  test('finds whom the directory knows, and names each wrong row with its reason', async () => {
    const result = await sheet(
      listed({ 姓名: '李秀云', 困难类别: '重病、因病致困人员' }),
      listed({ 困难类别: '特别困难', 列入日期: '2023-08-01' }),
      listed({ 困难类别: '其他困难居民', 列入日期: '2024-02-01' }),
      listed({ 困难类别: 'T11', 列入日期: '2024-02-02' }),
      listed({ 困难类别: 'T13', 列入日期: '2024-04-01' }),
      listed({ 困难类别: 'T14', 列入日期: '2024-02-03', 居住社区: '庆有西里社区居委会' }),
    )
    expect(result.problems.map(({ rowNo }) => rowNo)).toEqual([2, 3, 4, 5, 6, 7])
    const text = reasons(result)
    for (const word of ['姓名与名录', '没有这个困难类别', '写明困难情形', '列入日期不同', '晚于今天', '另一社区'])
      expect(text).toContain(word)
    expect(JSON.stringify(result.problems)).not.toContain(li.slice(3, 14))
  })
})
