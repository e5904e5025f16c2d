import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { fewDivisions, paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf, importSheet, type SheetRow } from '../../../tests/kit/imports.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { volunteeringContract } from './contract.ts'

const town = aTown()
const codeOf = (wanted: string) => fewDivisions.find(({ name }) => name === wanted)?.code ?? ''
const communities = ['新文化花园社区居委会', '庆有西里社区居委会', '兆丰路社区居委会']
const numberOf = (index: number) => idNumberOf(`12010119700101${101 + index}`)

beforeAll(async () => {
  const rows: SheetRow[] = Array.from({ length: 45 }, (_, index) => ({
    姓名: index === 7 ? '欧阳修远' : `王${'一二三四五六七八九十'[index % 10]}`,
    身份证号: numberOf(index),
    手机号: `1382000${String(1000 + index)}`,
    常住社区: communities[index % 3] ?? '',
    注册日期: `2023-09-${String(1 + (index % 5)).padStart(2, '0')}`,
  }))
  await importSheet(town, 'volunteering.roster', '120101', rows)
  const services = rows.slice(0, 6).map(({ 姓名, 身份证号 }, index) => ({
    姓名: 姓名 ?? '',
    身份证号: 身份证号 ?? '',
    服务日期: `2023-10-1${index}`,
    活动名称: '清洁家园',
    '时长（分钟）': '90',
  }))
  expect(await importSheet(town, 'volunteering.hours', '120101', services)).toMatchObject({ stored: 6, problems: [] })
})

const ask = async (role: 'townAdmin' | 'districtAdmin' | 'cityAdmin', path: string) =>
  town.as(await town.person(role, path))

describe('the list of volunteers', () => {
  test('is masked, and shows a town its own communities only', async () => {
    const clerk = await ask('townAdmin', paths.nanshi)
    const { body } = await clerk.ask(volunteeringContract, 'listVolunteers', { limit: 100 })
    expect(body).toMatchObject({ total: 30, isTotalCapped: false, next: null })
    expect(new Set(body.rows.map(({ areaName }: { areaName: string }) => areaName))).toEqual(
      new Set(communities.slice(0, 2)),
    )
    expect(body.rows[0].name).toMatch(/^王\*$/)
    expect(JSON.stringify(body)).not.toContain(numberOf(0).slice(3, 14))
    const { body: none } = await clerk.ask(volunteeringContract, 'listVolunteers', {
      areaCode: codeOf('兆丰路社区居委会'),
    })
    expect(none).toMatchObject({ total: 0, rows: [] })
  })

  test('finds one person by ID number, by phone, or by whole name', async () => {
    const district = await ask('districtAdmin', paths.heping)
    for (const wanted of [{ idNumber: numberOf(7) }, { phone: '13820001007' }, { name: '欧阳修远' }]) {
      const { body } = await district.ask(volunteeringContract, 'listVolunteers', wanted)
      expect(body).toMatchObject({ total: 1, rows: [{ name: '欧阳**' }] })
    }
    const other = await ask('districtAdmin', paths.jizhou)
    expect((await other.ask(volunteeringContract, 'listVolunteers', { idNumber: numberOf(7) })).body.total).toBe(0)
  })

  test('is read to its end once each, however long its pages are', async () => {
    const city = await ask('cityAdmin', paths.city)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async (limit) => {
        const seen: string[] = []
        let after: string | undefined
        do {
          const { body } = await city.ask(volunteeringContract, 'listVolunteers', { limit, ...(after && { after }) })
          seen.push(...body.rows.map(({ id }: { id: string }) => id))
          after = body.next ?? undefined
        } while (after)
        expect(seen).toHaveLength(45)
        expect(new Set(seen).size).toBe(45)
      }),
      { numRuns: 12 },
    )
    expect((await city.ask(volunteeringContract, 'listVolunteers', { after: 'x' })).status).toBe(400)
  })
})

describe('a volunteer', () => {
  const theFirst = async () => {
    const clerk = await ask('townAdmin', paths.nanshi)
    const { body } = await clerk.ask(volunteeringContract, 'listVolunteers', { idNumber: numberOf(0) })
    return { clerk, volunteer: body.rows[0] }
  }

  test('has a page with the hours of each year, and where the registration came from', async () => {
    const { clerk, volunteer } = await theFirst()
    const { body } = await clerk.ask(volunteeringContract, 'getVolunteer', { volunteerId: volunteer.id })
    expect(body).toMatchObject({ totalMinutes: 90, byYear: [{ year: 2023, minutes: 90, records: 1 }] })
    expect(body.source).toContain('花名册导入')
    const neighbour = await ask('townAdmin', paths.quanyechang)
    expect((await neighbour.ask(volunteeringContract, 'getVolunteer', { volunteerId: volunteer.id })).status).toBe(404)
  })

  test('leaves on a day not before the last service, not tomorrow, and only once', async () => {
    const { clerk, volunteer } = await theFirst()
    const leave = (leftOn: string, version = 1) =>
      clerk.ask(volunteeringContract, 'deregisterVolunteer', {
        volunteerId: volunteer.id,
        version,
        leftOn,
        reason: '本人申请注销',
      })
    expect((await leave('2023-10-01')).body.message).toContain('还有服务记录')
    expect((await leave('2024-03-06')).body.message).toContain('晚于今天')
    expect((await leave('2024-01-01', 7)).body.code).toBe('access.stale')
    expect((await leave('2024-01-01')).body).toEqual({ version: 2 })
    expect((await leave('2024-01-01', 2)).body.code).toBe('volunteering.alreadyLeft')
    const { rows } = await town.tx((tx) =>
      sql<{
        input: unknown
      }>`select input from platform.audit where what = 'volunteering.deregisterVolunteer' and outcome = 'done'`.execute(
        tx,
      ),
    )
    expect(rows).toHaveLength(1)
  })
})

describe('hours', () => {
  test('once voided count for nothing, stay readable with the reason, and may be recorded right', async () => {
    const clerk = await ask('townAdmin', paths.nanshi)
    const list = async () => (await clerk.ask(volunteeringContract, 'listServiceRecords', { to: '2023-10-10' })).body
    const [record] = (await list()).rows
    const act = { serviceRecordId: record.id, reason: '时长登记有误' }
    expect((await clerk.ask(volunteeringContract, 'voidServiceRecord', act)).status).toBe(200)
    expect((await clerk.ask(volunteeringContract, 'voidServiceRecord', act)).body.code).toBe(
      'volunteering.alreadyVoided',
    )
    expect((await list()).rows).toMatchObject([{ id: record.id, isVoided: true, voidReason: '时长登记有误' }])
    const { body } = await clerk.ask(volunteeringContract, 'getVolunteer', { volunteerId: record.volunteerId })
    expect(body.totalMinutes).toBe(0)

    const again = {
      姓名: '王一',
      身份证号: numberOf(0),
      服务日期: '2023-10-10',
      活动名称: '清洁家园',
      '时长（分钟）': '60',
    }
    expect(await importSheet(town, 'volunteering.hours', '120101', [again])).toMatchObject({ stored: 1, problems: [] })
    expect((await list()).rows).toHaveLength(2)
  })

  test('are never changed in place', async () => {
    await expect(town.tx((tx) => sql`update volunteering.service_record set minutes = 1`.execute(tx))).rejects.toThrow()
  })
})
