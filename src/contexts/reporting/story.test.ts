import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import {
  aHandedReport,
  aReportingTown,
  done,
  NANKAI,
  type ReportingTown,
  refOf,
  runJob,
  said,
  wordsOf,
} from '../../../tests/kit/reporting.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { reportingContract } from './contract.ts'
import { reportingDeadlines } from './deadlines.ts'

const town = aTown()
let who: ReportingTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aReportingTown(town)
  town.now = new Date('2024-01-10T09:00:00+08:00')
})
const duties = async (hand = who.receiver, more = {}) => done(hand, 'listDuties', { pageSize: 100, ...more })

describe('what districts owe', () => {
  test('is listed for every district, late where it is not with the city after the day', async () => {
    const { rows, total, late } = await duties()
    expect(total).toBe(64)
    expect(late).toBe(0)
    expect(rows[0]).toMatchObject({
      districtName: '和平区',
      kind: 'mid',
      dueOn: '2024-01-14',
      state: null,
      isLate: false,
    })
    town.now = new Date('2024-01-16T09:00:00+08:00')
    const overdue = await duties(who.receiver, { lateOnly: true })
    expect([overdue.total, overdue.late]).toEqual([32, 32])
    expect(overdue.rows.map(({ daysLate }: { daysLate: number }) => daysLate).slice(0, 1)).toEqual([2])
    expect((await duties(who.writer)).rows.map(({ areaCode }: { areaCode: string }) => areaCode)).toEqual(
      Array.from({ length: 4 }, () => NANKAI),
    )
    town.now = new Date('2024-01-10T09:00:00+08:00')
  })

  test('is said once before the day and once after it', async () => {
    const told = async () =>
      (
        await town.tx((tx) =>
          sql<{
            title: string
          }>`select title from platform.message where account_id = ${who.writerActor.accountId} order by created_at, title`.execute(
            tx,
          ),
        )
      ).rows.map(({ title }) => title)
    const remind = async (moment: string) => {
      town.now = new Date(moment)
      await runJob(town, 'reporting.remind-reports')
    }
    await remind('2024-01-05T08:30:00+08:00')
    expect(await told()).toEqual([])
    await remind('2024-01-10T08:30:00+08:00')
    await remind('2024-01-11T08:30:00+08:00')
    expect(await told()).toEqual([
      expect.stringContaining('2023年下半年报告将于2024年1月15日到期'),
      expect.stringContaining('中期评估结果报告将于2024年1月14日到期'),
    ])
    await remind('2024-01-16T08:30:00+08:00')
    await remind('2024-01-17T08:30:00+08:00')
    expect((await told()).filter((title) => title.includes('已逾期'))).toHaveLength(2)
    town.now = new Date('2024-01-10T09:00:00+08:00')
  })
})

test('stands in the calendar of whoever answers for the district', async () => {
  const listed = (more: { codes: string[] | null; limit: number }) =>
    town.tx(async (tx) => (await reportingDeadlines[0]?.list(tx, { ...ask, ...more })) ?? [])
  const ask = { from: '2024-01-01', to: '2024-01-31', today: '2024-01-10', personId: null, accountId: null }
  const found = await listed({ codes: [NANKAI], limit: 100 })
  expect(found.map(({ on, title, place, done: isDone }) => [on, title, place, isDone])).toEqual([
    ['2024-01-14', '报送中期评估结果报告', '南开区', false],
    ['2024-01-15', '报送2023年下半年报告', '南开区', false],
  ])
  expect(await listed({ codes: null, limit: 3 })).toHaveLength(3)
})

describe('a report', () => {
  let reportId: string

  test('begins filled in: every figure says where it comes from and opens there', async () => {
    expect(
      await said(who.elsewhere, 'startReport', { areaCode: NANKAI, kind: 'half-year', period: '2023-H2' }),
    ).toContain('403')
    const start = { areaCode: NANKAI, kind: 'half-year', period: '2023-H2' }
    expect(await said(who.writer, 'startReport', { ...start, period: '2022-H1' })).toContain('没有这一期')
    const started = await done(who.writer, 'startReport', start)
    reportId = started.reportId
    expect(await said(who.writer, 'startReport', start)).toContain('已经开始编写')
    const report = await done(who.writer, 'getReport', { reportId })
    expect(report.asOf).toBe('2023-12-31')
    expect(report.figures.slice(0, 3)).toMatchObject([
      { code: 'towns', part: 1, whole: 3, page: '/quotas', hand: null },
      { code: 'communities', part: 2, whole: 6 },
      { code: 'progress', part: expect.any(Number), whole: 10_000 },
    ])
    expect(report.figures.filter(({ code }: { code: string }) => code.startsWith('S'))).toHaveLength(24)
    for (const { source, page } of report.figures)
      expect([source.length > 5, page.startsWith('/')]).toEqual([true, true])
    expect(report.points).toMatchObject([{ seq: 1, town: '广开街道', communities: ['凯兴公寓社区', '宝龙湾社区'] }])
  })

  test('keeps the count beside a hand’s figure, with its reason; without a reason it is refused with the rule', async () => {
    const change = async (more: object) =>
      said(who.writer, 'changeFigure', {
        ...(await refOf(who.writer, reportId)),
        code: 'towns',
        part: 2,
        whole: 3,
        ...more,
      })
    expect(await change({})).toContain('手工更改的数字须写明理由')
    expect(await change({ reason: '漏' })).toContain('手工更改须留痕')
    expect(await change({ part: 4, reason: '第二个街镇已经区里批准' })).toContain('分子不能大于分母')
    expect(await change({ part: 1, reason: '第二个街镇已经区里批准' })).toContain('不需要更改')
    expect(await change({ code: 'nothing', reason: '第二个街镇已经区里批准' })).toContain('没有这一项')
    expect((await done(who.writer, 'getReport', { reportId })).figures[0].hand).toBeNull()
    expect(await change({ reason: '第二个街镇已经区里批准' })).toContain('200')
    await done(who.writer, 'countAgain', await refOf(who.writer, reportId))
    const [figure] = (await done(who.receiver, 'getReport', { reportId })).figures
    expect(figure).toMatchObject({ part: 1, whole: 3, hand: { part: 2, whole: 3, reason: '第二个街镇已经区里批准' } })
  })

  test('is handed on complete only, and signed by another hand than wrote in it', async () => {
    const hand = async () => said(who.writer, 'handReport', await refOf(who.writer, reportId))
    expect(await hand()).toContain('工作推进情况、主要做法和成效、存在的问题、下一步安排')
    const rest = wordsOf(['effect', 'problem', 'next'])
    await done(who.writer, 'writeParts', { ...(await refOf(who.writer, reportId)), parts: rest })
    expect(await hand()).toContain('还有文字部分没有写：工作推进情况。')
    await done(who.writer, 'writeParts', { ...(await refOf(who.writer, reportId)), parts: wordsOf(['work']) })
    expect(await said(who.signer, 'signReport', await refOf(who.signer, reportId))).toContain('编写中')
    expect(await hand()).toContain('200')
    expect(await said(who.writer, 'signReport', await refOf(who.writer, reportId))).toContain('403')
    expect(await said(who.writer, 'writeParts', { ...(await refOf(who.writer, reportId)), parts: [] })).toContain(
      '待签署',
    )
    const both = await town.person('districtLeader', '12.120104')
    const { digest } = await done(town.as(both), 'signReport', await refOf(who.signer, reportId))
    const report = await done(who.receiver, 'getReport', { reportId })
    expect(report).toMatchObject({ state: 'signed', submittedOn: '2024-01-10' })
    expect(report.seals).toMatchObject([{ round: 1, digest, verdict: 'valid', signerName: both.name, isCurrent: true }])
    expect(report.figures[0].hand.reason).toBe('第二个街镇已经区里批准')
  })

  test('comes back with a reason, is mended, signed anew and accepted; each round keeps its seal', async () => {
    expect(
      await said(who.receiver, 'returnReport', { ...(await refOf(who.receiver, reportId)), reason: '' }),
    ).toContain('理由')
    await done(who.receiver, 'returnReport', {
      ...(await refOf(who.receiver, reportId)),
      reason: '请附区里批准第二个街镇的文号',
    })
    expect(await said(who.receiver, 'acceptReport', await refOf(who.receiver, reportId))).toContain('市级退回')
    await done(who.writer, 'restoreFigure', { ...(await refOf(who.writer, reportId)), code: 'towns' })
    await done(who.writer, 'handReport', await refOf(who.writer, reportId))
    await done(who.signer, 'sendBackReport', { ...(await refOf(who.signer, reportId)), reason: '请再核对一遍数字' })
    await done(who.writer, 'handReport', await refOf(who.writer, reportId))
    town.now = new Date('2024-01-18T09:00:00+08:00')
    await done(who.signer, 'signReport', await refOf(who.signer, reportId))
    await done(who.receiver, 'acceptReport', await refOf(who.receiver, reportId))
    const report = await done(who.writer, 'getReport', { reportId })
    expect(report).toMatchObject({
      state: 'accepted',
      round: 2,
      acceptedOn: '2024-01-18',
      may: ['draftReportDocument'],
    })
    expect(
      report.seals.map(({ round, verdict, isCurrent }: Record<string, unknown>) => [round, verdict, isCurrent]),
    ).toEqual([
      [1, 'valid', false],
      [2, 'valid', true],
    ])
    const table = report.steps.map(({ at, act, byName, note }: Record<string, string>) =>
      `${at?.slice(0, 10)} ${act} ${byName?.replace(/\d+$/, '')} ${note}`.trim(),
    )
    process.stdout.write(`${table.join('\n')}\n`)
    const acts = report.steps.map(({ act }: { act: string }) => act)
    expect(acts.filter((act: string) => act !== 'write')).toEqual([
      ...['start', 'hand', 'sign', 'return', 'hand', 'send-back', 'hand', 'sign', 'accept'],
    ])
    const row = (await duties(who.receiver, { kind: 'half-year' })).rows.find(
      (one: { reportId: string }) => one.reportId === reportId,
    )
    expect(row).toMatchObject({ state: 'accepted', isLate: false })
  })

  test('is printed with its seal and drafted once as an official document', async () => {
    const { status, body, headers } = await who.writer.ask(reportingContract, 'printReport', { reportId })
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(body.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await said(who.receiver, 'draftReportDocument', await refOf(who.receiver, reportId))).toContain('403')
    const { documentId } = await done(who.writer, 'draftReportDocument', await refOf(who.writer, reportId))
    const { documents } = await done(who.writer, 'getReport', { reportId })
    expect(documents).toMatchObject([
      { id: documentId, genre: '报告', title: expect.stringContaining('南开区民政局关于报送2023年下半年'), no: null },
    ])
    expect(await said(who.writer, 'draftReportDocument', await refOf(who.writer, reportId))).toContain('已经拟过公文稿')
  })
})

test('two hands at once: one signature, one step', async () => {
  const reportId = await aHandedReport(who, 'mid', 'M1')
  const ref = await refOf(who.signer, reportId)
  const both = await Promise.all([1, 2, 3].map(() => said(who.signer, 'signReport', ref)))
  expect(both.filter((one) => one.startsWith('200'))).toHaveLength(1)
  const { seals, steps } = await done(who.signer, 'getReport', { reportId })
  expect([seals.length, steps.filter(({ act }: { act: string }) => act === 'sign').length]).toEqual([1, 1])
})

test('a report is not handed on before its time has ended', async () => {
  expect(await said(who.writer, 'startReport', { areaCode: NANKAI, kind: 'half-year', period: '2024-H1' })).toContain(
    '200',
  )
  const { rows } = await duties(who.writer, { kind: 'half-year', state: 'drafted' })
  const [{ reportId }] = rows
  const parts = wordsOf(['work', 'effect', 'problem', 'next'])
  await done(who.writer, 'writeParts', { ...(await refOf(who.writer, reportId)), parts })
  expect(await said(who.writer, 'handReport', await refOf(who.writer, reportId))).toContain('还没有结束')
})
