import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aReportingTown, done, finalResult, pointOf, type ReportingTown } from '../../../tests/kit/reporting.ts'
import { aTown } from '../../../tests/kit/town.ts'
import type { Figure } from './vocabulary.ts'

const GUANGKAI = '120104004'
const town = aTown()
let who: ReportingTown
beforeAll(async () => {
  town.now = new Date('2024-07-08T09:00:00+08:00')
  await loadTianjin(town)
  who = await aReportingTown(town)
})

async function rectification(stage: 'mid' | 'final', state: 'open' | 'passed', dueOn: string): Promise<void> {
  const pointId = await pointOf(town, GUANGKAI)
  await town.tx((tx) =>
    sql`insert into closing.rectification (id, point_id, area_code, occasion_id, stage, level, state, issued_on, first_due_on, due_on, answered_on, answered_by,
        demanded_by, demanded_name)
      values (${randomUUID()}, ${pointId}, ${GUANGKAI}, ${randomUUID()}, ${stage}, 'district', ${state}, '2024-06-01', ${dueOn}, ${dueOn},
        '2024-06-10', ${randomUUID()}, ${randomUUID()}, '区级经办')`.execute(tx),
  )
}

test('the final report counts what evaluation, rectification, closing and learning hold, the re-evaluation in the place of the first', async () => {
  await finalResult(town, GUANGKAI, { stage: 'final', totalCenti: 5_700, grade: '不合格', finalOn: '2024-06-20' })
  await finalResult(town, GUANGKAI, { stage: 're', totalCenti: 7_450, grade: '合格', finalOn: '2024-07-05' })
  await finalResult(town, GUANGKAI, {
    stage: 'final',
    level: 'city',
    totalCenti: 8_100,
    grade: '良好',
    finalOn: '2024-06-28',
  })
  await rectification('mid', 'passed', '2024-06-20')
  await rectification('final', 'open', '2024-07-01')
  const { reportId } = await done(who.writer, 'startReport', { areaCode: '120104', kind: 'final', period: 'M2' })
  const { figures, points } = await done(who.receiver, 'getReport', { reportId })
  const of = (code: string) => {
    const { part, whole } = figures.find((one: Figure) => one.code === code) as Figure
    return whole === null ? part : `${part}/${whole}`
  }
  expect(['evaluated', 'score', 'qualified', 'excellent', 'vetoed'].map(of)).toEqual(['1/1', '7450/1', '1/1', '0/1', 0])
  expect(['mended', 'mend-late', 'applied', 'closed', 'cases'].map(of)).toEqual(['1/2', 1, '0/1', '0/1', 0])
  expect(points).toMatchObject([
    { scoreCenti: 7_450, grade: '合格', cityGrade: '良好', rectifications: 2, rectified: 1 },
  ])
})
