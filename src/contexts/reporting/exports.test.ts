import { beforeAll, expect, test } from 'vitest'
import { exportKind } from '#platform/exchange/registry.ts'
import { writeExport } from '#platform/exchange/write.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import {
  aHandedReport,
  aReportingTown,
  aSignedReport,
  done,
  finalResult,
  type ReportingTown,
  refOf,
} from '../../../tests/kit/reporting.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
let who: ReportingTown
beforeAll(async () => {
  town.now = new Date('2024-01-10T09:00:00+08:00')
  await loadTianjin(town)
  who = await aReportingTown(town)
  await finalResult(town, '120104004', { totalCenti: 9_123, grade: '优秀' })
  await finalResult(town, '120104004', { level: 'city', totalCenti: 8_700, grade: '良好' })
})

async function written(name: string, filter: object, reach = ['12']): Promise<string[]> {
  const pieces: Buffer[] = []
  await town.tx(async (tx) => {
    const request = { filter, reach, by: '王芳', now: town.now, format: 'csv' as const }
    for await (const piece of writeExport(tx, exportKind(name), request)) pieces.push(piece)
  })
  return Buffer.concat(pieces).toString('utf8').replace('\uFEFF', '').trim().split(/\r?\n/)
}

test('results go out in the annex’s columns and order, with 合计; a hand’s figure is named beside', async () => {
  const { reportId } = await done(who.writer, 'startReport', { areaCode: '120104', kind: 'mid', period: 'M1' })
  const figures = (await done(who.writer, 'getReport', { reportId })).figures
  expect(
    figures.filter(({ code }: { code: string }) => ['evaluated', 'score', 'excellent'].includes(code)),
  ).toMatchObject([
    { code: 'evaluated', part: 1, whole: 1 },
    { code: 'score', part: 9_123, whole: 1 },
    { code: 'excellent', part: 1, whole: 1 },
  ])
  const change = { code: 'communities', part: 3, whole: 6, reason: '新增一个社区已经市里同意' }
  await done(who.writer, 'changeFigure', { ...(await refOf(who.writer, reportId)), ...change })
  const parts = ['method', 'effect', 'problem', 'next'].map((code) => ({
    code,
    text: '评估组三人独立评分，回避已查。',
  }))
  await done(who.writer, 'writeParts', { ...(await refOf(who.writer, reportId)), parts })
  await done(who.writer, 'handReport', await refOf(who.writer, reportId))
  await done(who.signer, 'signReport', await refOf(who.signer, reportId))
  const lines = await written('reporting.results', { kind: 'mid' })
  process.stdout.write(`${lines.join('\n')}\n`)
  expect(lines[0]).toContain('中期评估结果汇总表')
  expect(lines[1]).toMatch(/^区划,试点街镇数,试点社区数,已评估,平均得分,优秀,合格以上/)
  expect(lines[2]).toMatch(/^和平区,,,/)
  expect(lines.find((line) => line.startsWith('南开区'))).toMatch(/^南开区,1,3,1,91\.23,1,1,0,0,/)
  expect(lines.find((line) => line.startsWith('南开区'))).toContain(
    '※手工更改：试点社区（已确定/名额），平台取得33.33%（2/6），报送50.00%（3/6），理由：新增一个社区已经市里同意',
  )
  expect(lines.at(-1)).toMatch(/^合计,1,3,1,91\.23,1,1,0,0/)
  expect(await written('reporting.results', { kind: 'mid' }, ['12.120101'])).toHaveLength(4)
})

test('the register of reports lists as many rows as the page, late ones alone where asked', async () => {
  await aSignedReport(who, 'half-year', '2023-H2')
  town.now = new Date('2024-01-20T09:00:00+08:00')
  const page = await done(who.receiver, 'listDuties', { lateOnly: true, pageSize: 100 })
  const lines = await written('reporting.duties', { lateOnly: true })
  expect(lines.length - 1).toBe(page.total)
  expect(page.total).toBe(30)
  expect(lines[1]).toMatch(/^和平区,中期评估结果报告,中期评估结果,2024-01-14,,未开始,6,0/)
})

test('a report is handed on and printed also where a district has no point yet', async () => {
  const reportId = await aHandedReport(
    { ...who, writer: town.as(await town.person('districtAdmin', '12.120102')) },
    'half-year',
    '2023-H2',
    '120102',
  )
  const report = await done(who.receiver, 'getReport', { reportId })
  expect([report.points, report.figures[0].part, report.figures[0].whole]).toEqual([[], 0, 3])
})
