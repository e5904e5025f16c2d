import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { batchesOf } from '../../../tests/kit/batches.ts'
import { fewDivisions, paths } from '../../../tests/kit/divisions.ts'
import { importSheet } from '../../../tests/kit/imports.ts'
import { teamsSamples } from '../../../tests/kit/samples/teams.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { interchangeContract } from './contract.ts'

const town = aTown()
const codeOf = (wanted: string) => fewDivisions.find(({ name }) => name === wanted)?.code ?? ''
const QINGYOU = '庆有西里社区居委会'
let clerk: ReturnType<typeof town.as>
beforeAll(async () => {
  clerk = town.as(await town.person('districtAdmin', paths.heping))
})
const { batchOf, linesOf, countOf, fileOf } = batchesOf(town, () => clerk)

describe('teams and projects', () => {
  const sample = (kind: 'teams.team' | 'teams.project') =>
    town.tx((tx) => teamsSamples[kind]?.(tx, codeOf(QINGYOU), town.now) ?? Promise.reject(new Error(kind)))
  const receipt = (行标识: string, 外部编号: string) => [{ 行标识, 处理结果: '受理', 外部编号 }]

  test('a team goes out under its name, is accepted with a number, and goes out as a change when it is renamed', async () => {
    const teamId = await sample('teams.team')
    const batch = await batchOf('teams')
    expect(batch).toMatchObject({ status: 'ready', declared: 1, written: 1, readBack: 1, gaps: 0 })
    const [line] = await linesOf(batch.id)
    const [row] = await fileOf(batch.id, 'teams')
    expect(row).toMatchObject({ act: '新增', name: line.label, areaCode: codeOf(QINGYOU), externalNumber: null })
    expect(await importSheet(town, 'interchange.receipts', '120101', receipt(line.lineKey, 'T0001'))).toMatchObject({
      stored: 1,
      problems: [],
    })
    await town.tx((tx) => sql`update teams.team set name = '邻里守望志愿队' where id = ${teamId}`.execute(tx))
    expect(await countOf('teams')).toEqual({ pending: 0, changed: 1, sent: 0, accepted: 0, rejected: 0 })
    const [changed] = await fileOf((await batchOf('teams')).id, 'teams')
    expect(changed).toMatchObject({ act: '变更', name: '邻里守望志愿队', externalNumber: 'T0001' })
  })

  test('a number may also come by the exact name, once', async () => {
    await sample('teams.team')
    await town.tx((tx) => sql`update teams.team set name = '银发志愿队' where name <> '邻里守望志愿队'`.execute(tx))
    const row = (名称: string, 外部编号: string) => ({ 类别: '队伍', 名称, 外部编号 })
    const taken = await importSheet(town, 'interchange.teams', '120101', [
      row('银发志愿队', 'T0002'),
      row('没有的队', 'T0003'),
      row('邻里守望志愿队', 'T0004'),
    ])
    expect(taken.stored).toBe(1)
    expect(taken.problems.map(({ reason }) => reason)).toEqual([
      '所选区划中没有这个名称的队伍或项目，请核对名称，或先登记',
      '已登记了另一个外部编号，请与国家系统核对',
    ])
  })

  test('a draft project is nobody’s business; one that runs without an end is told what it lacks', async () => {
    const projectId = await sample('teams.project')
    expect(await batchOf('projects')).toMatchObject({ status: 'failed', gaps: 0, note: '没有待报送的记录' })
    const start = sql`update teams.project set state = 'running', started_on = '2023-09-01' where id = ${projectId}`
    await town.tx((tx) => start.execute(tx))
    const open = await batchOf('projects')
    expect(open).toMatchObject({ status: 'failed', gaps: 1 })
    const { body } = await clerk.ask(interchangeContract, 'listBatchGaps', { batchId: open.id })
    expect(body.rows).toMatchObject([{ recordId: projectId, missing: ['缺结束日期'] }])
    await town.tx((tx) => sql`update teams.project set to_date = '2024-06-30' where id = ${projectId}`.execute(tx))
    const batch = await batchOf('projects', { format: 'csv' })
    expect(batch).toMatchObject({ status: 'ready', declared: 1, readBack: 1, gaps: 0 })
    const [row] = await fileOf(batch.id, 'projects', 'a.csv')
    expect(row).toMatchObject({ category: '01', content: '上门陪伴', tags: 'respect' })
  })
})
