import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { fewDivisions } from '../../../../tests/kit/divisions.ts'
import { factsTold } from '../../../../tests/kit/facts.ts'
import { idNumberOf, importSheet, type SheetRow } from '../../../../tests/kit/imports.ts'
import { aTown } from '../../../../tests/kit/town.ts'

const town = aTown()
const codeOf = (wanted: string) => fewDivisions.find(({ name }) => name === wanted)?.code ?? ''
const HEPING = '120101'
const wang = idNumberOf('12010119550102003')
const li = idNumberOf('12010119600304051')

const registered = (more: SheetRow = {}): SheetRow => ({
  姓名: '王秀英',
  身份证号: wang,
  手机号: '13820001234',
  常住社区: '新文化花园社区居委会',
  注册日期: '2023-09-01',
  志愿者编号: 'TJ0001',
  注销日期: '',
  ...more,
})
const served = (more: SheetRow = {}): SheetRow => ({
  姓名: '王秀英',
  身份证号: wang,
  服务日期: '2023-10-23',
  活动名称: '重阳节敬老',
  '时长（小时）': '2.5',
  ...more,
})
const roster = (...rows: SheetRow[]) => importSheet(town, 'volunteering.roster', HEPING, rows)
const hours = (...rows: SheetRow[]) => importSheet(town, 'volunteering.hours', HEPING, rows)
const reasons = ({ problems }: { problems: { reason: string }[] }) => problems.map(({ reason }) => reason).join('\n')
const volunteers = () =>
  town.tx((tx) =>
    tx
      .selectFrom('volunteering.volunteer')
      .select(['areaCode', 'registeredOn', 'leftOn', 'volunteerNo'])
      .orderBy('registeredOn')
      .execute(),
  )
describe('a roster', () => {
  test('registers each person once, whatever source names them again', async () => {
    expect(
      await roster(
        registered(),
        registered({ 姓名: '李建国', 身份证号: li, 志愿者编号: '', 常住社区: '庆有西里社区居委会' }),
      ),
    ).toMatchObject({
      stored: 2,
      problems: [],
    })
    expect(
      await roster(
        registered(),
        registered({ 姓名: '赵敏', 身份证号: idNumberOf('12010119700506042'), 志愿者编号: 'TJ0003' }),
      ),
    ).toMatchObject({
      stored: 1,
      same: 1,
    })
    expect(await volunteers()).toHaveLength(3)
    expect(await factsTold(town, 'volunteering.volunteers-changed')).toEqual([
      { areaCodes: [codeOf('庆有西里社区居委会'), codeOf('新文化花园社区居委会')] },
      { areaCodes: [codeOf('新文化花园社区居委会')] },
    ])
  })

  test('sent again with a leaving date ends the registration; then the person may register where they moved', async () => {
    const elsewhere = registered({ 常住社区: '怀远里社区居委会', 注册日期: '2024-01-15' })
    expect(reasons(await roster(elsewhere))).toContain('已登记为其他社区的志愿者')
    expect(await roster(registered({ 注销日期: '2024-01-10' }))).toMatchObject({ stored: 1, same: 0 })
    expect(await roster(elsewhere)).toMatchObject({ stored: 1, problems: [] })
    expect((await volunteers()).filter(({ volunteerNo }) => volunteerNo === 'TJ0001')).toEqual([
      {
        areaCode: codeOf('新文化花园社区居委会'),
        registeredOn: '2023-09-01',
        leftOn: '2024-01-10',
        volunteerNo: 'TJ0001',
      },
      { areaCode: '120101006002', registeredOn: '2024-01-15', leftOn: null, volunteerNo: 'TJ0001' },
    ])
  })

  test('names each wrong row with its column and reason, and shows no ID number', async () => {
    const result = await roster(
      registered({ 身份证号: `${wang.slice(0, 17)}${wang.endsWith('1') ? '2' : '1'}` }),
      registered({ 姓名: '王秀', 注册日期: '2023-09-02' }),
      registered({ 姓名: '钱一', 身份证号: idNumberOf('12010119800101001'), 志愿者编号: '', 注册日期: '2024-04-01' }),
      registered({ 姓名: '钱二', 身份证号: idNumberOf('12010119800101003'), 志愿者编号: 'TJ0001' }),
      registered({
        姓名: '钱三',
        身份证号: idNumberOf('12010119800101005'),
        志愿者编号: '',
        常住社区: '北高庄子村委会',
      }),
      registered({ 姓名: '钱四', 身份证号: idNumberOf('12010119800101007'), 志愿者编号: '', 注销日期: '2023-08-01' }),
    )
    expect(result.problems.map(({ rowNo }) => rowNo)).toEqual([2, 3, 4, 5, 6, 7])
    const text = reasons(result)
    for (const word of ['校验位', '姓名与名录', '晚于今天', '属于另一人', '没有', '早于注册日期'])
      expect(text).toContain(word)
    expect(JSON.stringify(result.problems)).not.toContain(wang.slice(3, 14))
  })
})

describe('hours', () => {
  test('are recorded for registered days only, by ID number or volunteer number', async () => {
    const result = await hours(
      served(),
      served({ 身份证号: '', 志愿者编号: 'TJ0001', 服务日期: '2024-02-03', 活动名称: '写春联' }),
      served({ 服务日期: '2023-08-31' }),
      served({ 服务日期: '2024-01-12' }),
      served({ 姓名: '李建国', 服务日期: '2023-11-01' }),
      served({ 身份证号: idNumberOf('12010119991231001'), 姓名: '没有人' }),
    )
    expect(result.stored).toBe(2)
    expect(result.problems.map(({ rowNo }) => rowNo)).toEqual([4, 5, 6, 7])
    const text = reasons(result)
    for (const word of ['早于此人的注册日期', '姓名与志愿者花名册不一致', '没有此身份证号'])
      expect(text).toContain(word)
    const { rows } = await town.tx((tx) =>
      sql<{
        areaCode: string
        minutes: number
      }>`select area_code, minutes from volunteering.service_record order by served_on`.execute(tx),
    )
    expect(rows).toEqual([
      { areaCode: codeOf('新文化花园社区居委会'), minutes: 150 },
      { areaCode: '120101006002', minutes: 150 },
    ])
  })

  test('sent again are the same; another length for the same service is refused', async () => {
    expect(await hours(served())).toMatchObject({ stored: 0, same: 1 })
    expect(reasons(await hours(served({ '时长（小时）': '3' })))).toContain('时长不同')
  })

  test('one service under two numbers of one person counts once', async () => {
    const both = { 姓名: '王秀英', 服务日期: '2023-10-30', 活动名称: '清洁家园', '时长（小时）': '1' }
    expect(await hours({ ...both, 身份证号: wang }, { ...both, 志愿者编号: 'TJ0001' })).toMatchObject({
      stored: 1,
      same: 1,
    })
  })

  test('more than a day on one day is refused, in one row, in one file, under two numbers', async () => {
    expect(reasons(await hours(served({ '时长（小时）': '24.5', 活动名称: '一' })))).toContain('24小时')
    const day = (activity: string, more: SheetRow = {}) =>
      served({ 服务日期: '2023-12-01', 活动名称: activity, '时长（小时）': '10', ...more })
    expect(reasons(await hours(day('一'), day('二'), day('三')))).toContain('合计超过24小时')
    const other = { 身份证号: '', 志愿者编号: 'TJ0001', 服务日期: '2023-12-08' }
    const rows = [day('甲', { 服务日期: '2023-12-08' }), day('乙', { 服务日期: '2023-12-08' }), day('丙', other)]
    await expect(hours(...rows)).rejects.toThrow('合计')
  })

  test('of a volunteer of another district are as unknown as those of nobody', async () => {
    const result = await importSheet(town, 'volunteering.hours', '120119', [served({ 服务日期: '2023-11-11' })])
    expect(reasons(result)).toContain('所选范围内没有')
  })
})
