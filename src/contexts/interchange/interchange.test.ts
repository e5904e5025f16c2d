import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { batchesOf, batchForm } from '../../../tests/kit/batches.ts'
import { fewDivisions, paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf, importSheet, type SheetRow } from '../../../tests/kit/imports.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { interchangeContract } from './contract.ts'

const town = aTown()
const codeOf = (wanted: string) => fewDivisions.find(({ name }) => name === wanted)?.code ?? ''
const XINWENHUA = '新文化花园社区居委会'
const QINGYOU = '庆有西里社区居委会'
const idOf = (index: number) => idNumberOf(`12010119700101${101 + index}`)
const nameOf = (index: number) => `王${'一二三四五六'[index]}`

let clerk: ReturnType<typeof town.as>
let reader: ReturnType<typeof town.as>

beforeAll(async () => {
  clerk = town.as(await town.person('districtAdmin', paths.heping))
  reader = town.as(await town.person('districtAdmin', paths.jizhou))
  const rows: SheetRow[] = Array.from({ length: 6 }, (_, index) => ({
    姓名: nameOf(index),
    身份证号: idOf(index),
    // The last two gave no phone: the national system asks for one.
    手机号: index < 4 ? `1382000${1000 + index}` : '',
    常住社区: index % 2 ? XINWENHUA : QINGYOU,
    注册日期: '2023-09-01',
  }))
  await importSheet(town, 'volunteering.roster', '120101', rows)
  const services = [0, 1, 2].map((index) => ({
    姓名: nameOf(index),
    身份证号: idOf(index),
    服务日期: `2023-10-1${index}`,
    活动名称: '清洁家园',
    '时长（分钟）': '90',
  }))
  expect(await importSheet(town, 'volunteering.hours', '120101', services)).toMatchObject({ stored: 3, problems: [] })
})

const { batchOf, linesOf, countOf, fileOf } = batchesOf(town, () => clerk)

describe('volunteers go to the national system', () => {
  let batchId: string
  let keys: string[]
  /** Whoever stands on the first line: lines go by place and day, then by an id drawn at random. */
  let firstId: string

  test('in a batch whose file holds whole names and numbers, as many as were declared; who lacks an item is named', async () => {
    expect(await countOf('volunteers')).toMatchObject({ pending: 6, sent: 0 })
    const batch = await batchOf('volunteers')
    batchId = batch.id
    expect(batch).toMatchObject({ status: 'ready', declared: 4, written: 4, readBack: 4, gaps: 2, sent: 4 })
    expect(batch.fileSm3).toMatch(/^[0-9a-f]{64}$/)
    const file = await fileOf(batchId, 'volunteers')
    firstId = String(file[0]?.idNumber)
    expect(file.map(({ name, idNumber, phone, act }) => [name, idNumber, phone, act])).toEqual(
      expect.arrayContaining([0, 1, 2, 3].map((one) => [nameOf(one), idOf(one), `1382000${1000 + one}`, '新增'])),
    )
    const { body: gaps } = await clerk.ask(interchangeContract, 'listBatchGaps', { batchId })
    expect(gaps.rows.map(({ label, missing }: { label: string; missing: string[] }) => [label, missing])).toEqual([
      ['王*', ['缺联系电话']],
      ['王*', ['缺联系电话']],
    ])
    const lines = await linesOf(batchId)
    keys = lines.map(({ lineKey }: { lineKey: string }) => lineKey)
    expect(JSON.stringify(lines)).not.toContain(idOf(0))
    expect(await countOf('volunteers')).toEqual({ pending: 2, changed: 0, sent: 4, accepted: 0, rejected: 0 })
  })

  test('opening the numbers and taking the file are both written to the audit, with the reason', async () => {
    const { rows } = await town.tx((tx) =>
      sql<{
        what: string
        outcome: string
        reason: string
      }>`select what, outcome, input->>'reason' as reason from platform.audit
        where record_id = ${batchId} and outcome = 'read' order by what`.execute(tx),
    )
    expect(rows).toContainEqual({ what: 'interchange.writeBatch', outcome: 'read', reason: '季度数据报送' })
    expect(rows.some(({ what }) => what === 'interchange.downloadBatch')).toBe(true)
  })

  test('is nothing for another district, nor twice', async () => {
    expect((await reader.ask(interchangeContract, 'getBatch', { batchId })).status).toBe(404)
    expect((await reader.ask(interchangeContract, 'downloadBatch', { batchId })).status).toBe(404)
    expect((await reader.ask(interchangeContract, 'makeBatch', batchForm('volunteers'))).status).toBe(403)
    const again = await batchOf('volunteers')
    expect(again).toMatchObject({ status: 'failed', gaps: 2, note: '没有可以报送的记录：2条缺必填项，见下' })
    expect((await clerk.ask(interchangeContract, 'downloadBatch', { batchId: again.id })).body.code).toBe(
      'interchange.notReady',
    )
  })

  test('the receipt is matched by our key, and lines that were never sent are reported', async () => {
    const [first = '', second = '', third = '', fourth = ''] = keys
    const row = (行标识: string, 处理结果: string, 外部编号 = '', 退回原因 = '') => ({
      行标识,
      处理结果,
      外部编号,
      退回原因,
    })
    const taken = await importSheet(town, 'interchange.receipts', '120101', [
      row(first, '受理', 'V0001'),
      row(second, '受理', 'V0002'),
      row(third, '退回', '', '证件号码与公安信息不符'),
      row(fourth, '受理'),
      row('SJ20240101-AAAAAA-1', '受理', 'V0009'),
    ])
    expect(taken).toMatchObject({ stored: 3, same: 0 })
    expect(taken.problems.map(({ rowNo, reason }) => [rowNo, reason])).toEqual([
      [5, '首次受理须填写国家系统给出的外部编号'],
      [6, '没有报送过这一行，请核对行标识是否与对接文件一致'],
    ])
    expect(await countOf('volunteers')).toEqual({ pending: 2, changed: 0, sent: 1, accepted: 2, rejected: 1 })
    expect(
      (await linesOf(batchId)).map(({ step, externalNumber }: Record<string, unknown>) => [step, externalNumber]),
    ).toEqual([
      ['accepted', 'V0001'],
      ['accepted', 'V0002'],
      ['rejected', null],
      ['sent', null],
    ])
    const again = [row(first, '受理', 'V0001'), row(fourth, '受理', 'V0001')]
    expect((await importSheet(town, 'interchange.receipts', '120101', again)).problems[0]?.reason).toContain('另有一行')
    const [same] = again
    expect(await importSheet(town, 'interchange.receipts', '120101', [same as SheetRow])).toMatchObject({
      stored: 0,
      same: 1,
    })
    expect(
      (await importSheet(town, 'interchange.receipts', '120119', [same as SheetRow])).problems[0]?.reason,
    ).toContain('不在所选区划之内')
  })

  test('with receipts it cannot be taken back; one without can, and its records wait again', async () => {
    const { body: one } = await clerk.ask(interchangeContract, 'getBatch', { batchId })
    const undo = { batchId, version: one.version, reason: '误生成，没有报送' }
    expect((await clerk.ask(interchangeContract, 'withdrawBatch', undo)).body.code).toBe('interchange.hasReceipts')

    const resent = await batchOf('volunteers', { withRejected: true, format: 'csv', bom: false })
    expect(resent).toMatchObject({ declared: 1, written: 1, readBack: 1, gaps: 2 })
    const { body: bytes } = await clerk.ask(interchangeContract, 'downloadBatch', { batchId: resent.id })
    expect(bytes.toString().startsWith('行标识,')).toBe(true)
    expect(bytes.toString().trimEnd().split('\r\n').at(-1)).toMatch(/^说明：区级经办\d+ 于 .*含个人信息，不得外传$/)
    const back = { batchId: resent.id, version: resent.version, reason: '误生成，没有报送' }
    expect((await clerk.ask(interchangeContract, 'withdrawBatch', back)).body).toMatchObject({ lines: 1 })
    expect((await clerk.ask(interchangeContract, 'withdrawBatch', back)).body.code).toBe('interchange.notWithdrawable')
    expect(await countOf('volunteers')).toMatchObject({ pending: 3, rejected: 0 })
  })

  test('who moves or leaves after being accepted goes out once more, as a change', async () => {
    const { body: list } = await clerk.ask(volunteeringContract, 'listVolunteers', { idNumber: firstId })
    const { id, version } = list.rows[0]
    const leave = { volunteerId: id, version, leftOn: '2024-03-01', reason: '迁往外地居住' }
    expect((await clerk.ask(volunteeringContract, 'deregisterVolunteer', leave)).status).toBe(200)
    expect(await countOf('volunteers')).toMatchObject({ changed: 1 })
    const { body: changed } = await clerk.ask(interchangeContract, 'listSync', { kind: 'volunteers', state: 'changed' })
    expect(changed).toMatchObject({ total: 1, rows: [{ label: '王*', act: 'change', externalNumber: 'V0001' }] })
    const batch = await batchOf('volunteers')
    const file = await fileOf(batch.id, 'volunteers')
    expect(file.find(({ idNumber }) => idNumber === firstId)).toMatchObject({ act: '变更', externalNumber: 'V0001' })
  })
})

describe('hours', () => {
  test('sent, accepted, then reversed: they go out again as lines that cancel', async () => {
    const batch = await batchOf('hours')
    expect(batch).toMatchObject({ status: 'ready', declared: 3, readBack: 3, gaps: 0 })
    const lines = await linesOf(batch.id)
    const receipt = lines.map(({ lineKey }: { lineKey: string }) => ({ 行标识: lineKey, 处理结果: '受理' }))
    expect(await importSheet(town, 'interchange.receipts', '120101', receipt)).toMatchObject({
      stored: 3,
      problems: [],
    })
    expect(await countOf('hours')).toEqual({ pending: 0, changed: 0, sent: 0, accepted: 3, rejected: 0 })

    const { body: records } = await clerk.ask(volunteeringContract, 'listServiceRecords', { limit: 100 })
    const [record] = records.rows
    const wrong = { serviceRecordId: record.id, reason: '核对发现当日未到场' }
    expect((await clerk.ask(volunteeringContract, 'voidServiceRecord', wrong)).status).toBe(200)
    expect(await countOf('hours')).toEqual({ pending: 0, changed: 1, sent: 0, accepted: 2, rejected: 0 })

    const cancelling = await batchOf('hours')
    expect(cancelling).toMatchObject({ declared: 1, written: 1, readBack: 1 })
    const [line] = await fileOf(cancelling.id, 'hours')
    expect(line).toMatchObject({ act: '撤销', activity: '清洁家园', minutes: 90 })
    expect(await batchOf('hours')).toMatchObject({ status: 'failed', note: '没有待报送的记录' })
  })

  test('stopped while waiting leaves nothing sent', async () => {
    const { body } = await clerk.ask(interchangeContract, 'makeBatch', batchForm('hours'))
    const { body: waiting } = await clerk.ask(interchangeContract, 'getBatch', body)
    const stop = { batchId: body.batchId, version: waiting.version }
    expect((await clerk.ask(interchangeContract, 'cancelBatch', stop)).status).toBe(200)
    await town.work()
    expect((await clerk.ask(interchangeContract, 'getBatch', body)).body).toMatchObject({
      status: 'cancelled',
      sent: 0,
    })
    expect((await clerk.ask(interchangeContract, 'cancelBatch', { ...stop, version: 2 })).body.code).toBe(
      'interchange.notRunning',
    )
  })
})

describe('reconciliation', () => {
  test('holds an outside statement against our records, line by line, community by community', async () => {
    const row = (index: number, day: string, minutes: number) => ({
      姓名: nameOf(index),
      身份证号: idOf(index),
      服务日期: day,
      活动名称: '清洁家园',
      '服务时长（分钟）': String(minutes),
    })
    const taken = await importSheet(town, 'interchange.hours-statement', '120101', [
      row(0, '2023-10-10', 90),
      row(1, '2023-10-11', 120),
      row(3, '2023-10-14', 60),
      { ...row(0, '2023-10-20', 30), 姓名: '王别人' },
    ])
    expect(taken.stored).toBe(3)
    expect(taken.problems.map(({ reason }) => reason)).toEqual([
      '姓名与名册中登记的不一致，请核对姓名和身份证号或志愿者编号',
    ])
    const { body: list } = await clerk.ask(interchangeContract, 'listStatements')
    const statementId = list.rows[0].id
    const { body: one } = await clerk.ask(interchangeContract, 'getStatement', { statementId })
    // The latest of our three services was voided above, so nothing is only here.
    expect(one.total).toEqual({ same: 1, minutes: 1, here: 0, there: 1 })
    expect(one.communities.map(({ areaName, ...counts }: { areaName: string }) => [areaName, counts])).toMatchObject([
      [QINGYOU, { same: 1, minutes: 0, there: 0 }],
      [XINWENHUA, { same: 0, minutes: 1, there: 1 }],
    ])
    const { body: differing } = await clerk.ask(interchangeContract, 'listDifferences', {
      statementId,
      verdict: 'minutes',
    })
    expect(differing).toMatchObject({ total: 1, rows: [{ name: '王*', minutesHere: 90, minutesThere: 120 }] })
    const { body: ofOne } = await clerk.ask(interchangeContract, 'listDifferences', {
      statementId,
      areaCode: codeOf(QINGYOU),
    })
    expect(ofOne.total).toBe(1)
    expect((await reader.ask(interchangeContract, 'getStatement', { statementId })).status).toBe(404)
  })
})

describe('numbers given by the national system', () => {
  test('are registered for people found by their ID number; others are told to come by the roster first', async () => {
    const row = (index: number, 志愿者编号: string) => ({ 姓名: nameOf(index), 身份证号: idOf(index), 志愿者编号 })
    const taken = await importSheet(town, 'interchange.volunteers', '120101', [
      row(4, 'V0004'),
      { 姓名: '赵不在', 身份证号: idNumberOf('12010119800101155'), 志愿者编号: 'V0005' },
      row(0, 'V0099'),
      row(5, 'V0002'),
    ])
    expect(taken.stored).toBe(1)
    expect(taken.problems.map(({ reason }) => reason)).toEqual([
      '名册中没有，可先导入花名册',
      '已登记了另一个外部编号，请与国家系统核对',
      '这个外部编号已属于另一条记录，请核对',
    ])
    expect(await importSheet(town, 'interchange.volunteers', '120101', [row(4, 'V0004')])).toMatchObject({ same: 1 })
  })
})
