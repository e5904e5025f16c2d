import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { standardsContract } from './contract.ts'

const town = aTown()
const QINGYOU = '120101006001'
const HUAIYUAN = '120101006002'
const read = { pointId: '', huaiyuan: '', qingyou: '' }

async function volunteers(areaCode: string, count: number, registeredOn = '2023-09-01'): Promise<void> {
  await town.tx(async (tx) => {
    await sql`with p as (insert into directory.person (id, area_code, name, created_at)
        select gen_random_uuid(), ${areaCode}, '赵' || n, ${town.now} from generate_series(1, ${count}) n returning id)
      insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
      select gen_random_uuid(), id, ${areaCode}, ${registeredOn}, ${town.now} from p`.execute(tx)
    await enqueue(tx, 'volunteering.volunteers-changed', { areaCodes: [areaCode] })
  })
  await town.work()
}
async function hours(areaCode: string, count: number, servedOn: string): Promise<void> {
  await town.tx(async (tx) => {
    await sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at)
      select gen_random_uuid(), id, area_code, ${servedOn}, 90, '楼道清洁', ${town.now} from volunteering.volunteer
      where area_code = ${areaCode} and registered_on <= ${servedOn} order by id limit ${count}`.execute(tx)
    await enqueue(tx, 'volunteering.hours-changed', { areaCodes: [areaCode] })
  })
  await town.work()
}
async function residents(areaCode: string, count: number): Promise<void> {
  await town.tx(async (tx) => {
    await sql`insert into directory.population_return (id, area_code, as_of, residents, source_kind, recorded_at)
      values (${randomUUID()}, ${areaCode}, '2023-06-30', ${count}, 'town_sealed', ${town.now})`.execute(tx)
    await enqueue(tx, 'directory.population-changed', { areaCodes: [areaCode] })
  })
  await town.work()
}
const someone = async (role: 'cityAdmin' | 'districtAdmin' | 'cityLeader', path: string) =>
  town.as(await town.person(role, path))
async function figure(code: string, communityId: string | null, asOf?: string) {
  const city = await someone('cityAdmin', paths.city)
  const { body } = await city.ask(standardsContract, 'readPoint', { pointId: read.pointId, ...(asOf && { asOf }) })
  const criterion = body.criteria.find((one: { code: string }) => one.code === code)
  return criterion.figures.find((one: { communityId: string | null }) => one.communityId === communityId)
}

beforeAll(async () => {
  await loadTianjin(town)
  const { rows } = await town.tx((tx) =>
    sql<{
      pointId: string
      id: string
      areaCode: string | null
    }>`select c.point_id as "pointId", c.id, c.area_code as "areaCode"
      from programme.point_community c join programme.point p on p.id = c.point_id where p.town_code = '120101006'`.execute(
      tx,
    ),
  )
  const find = (code: string) => rows.find(({ areaCode }) => areaCode === code)
  Object.assign(read, { pointId: rows[0]?.pointId, qingyou: find(QINGYOU)?.id, huaiyuan: find(HUAIYUAN)?.id })
})

describe('the board', () => {
  test('has 16 districts, 50 places and the 11 named points, and says 尚无数据 before any record', async () => {
    const city = await someone('cityAdmin', paths.city)
    const { body } = await city.ask(standardsContract, 'readBoard', {})
    expect(body.districts).toHaveLength(16)
    expect(body.districts.reduce((sum: number, one: { quotaTowns: number }) => sum + one.quotaTowns, 0)).toBe(50)
    expect(body.points).toHaveLength(11)
    expect(body.points[0]).toMatchObject({ seq: 1, townName: '泰达街道', communities: 2 })
    expect((await figure('S5.6', read.huaiyuan)).shown).toBe('尚无数据')
    expect((await figure('S2.2', null)).shown).toBe('3个')
  })

  test('shows a district only its own', async () => {
    const heping = await someone('districtAdmin', paths.heping)
    const { body } = await heping.ask(standardsContract, 'readBoard', {})
    expect(body.points.map(({ townName }: { townName: string }) => townName)).toEqual(['南市街道'])
    expect(body.districts).toHaveLength(1)
    const jizhou = await someone('districtAdmin', paths.jizhou)
    expect((await jizhou.ask(standardsContract, 'readPoint', { pointId: read.pointId })).status).toBe(403)
  })

  test('travels to any day of the programme, not before it and not to tomorrow', async () => {
    const city = await someone('cityAdmin', paths.city)
    expect((await city.ask(standardsContract, 'readBoard', { asOf: '2023-11-30' })).body).toMatchObject({
      asOf: '2023-11-30',
      schedule: 5_000,
    })
    expect((await city.ask(standardsContract, 'readBoard', { asOf: '2023-06-30' })).body.message).toContain(
      '2023-07-01',
    )
    expect((await city.ask(standardsContract, 'readBoard', { asOf: '2024-03-06' })).body.message).toContain('未来')
  })
})

describe('registered volunteers, 15 % of residents', () => {
  test('149 of 1000 is short by one, and says so; one more meets it', async () => {
    await volunteers(HUAIYUAN, 149)
    expect((await figure('S5.6', read.huaiyuan)).verdict).toBe('no-data')
    await residents(HUAIYUAN, 1000)
    expect(await figure('S5.6', read.huaiyuan)).toMatchObject({
      verdict: 'not-met',
      shown: '14.90%（149/1,000）',
      missing: '还差1名注册志愿者',
    })
    await volunteers(HUAIYUAN, 1, '2024-02-01')
    expect(await figure('S5.6', read.huaiyuan)).toMatchObject({ verdict: 'met', missing: '' })
  })

  test('as of an earlier day the later volunteer is not counted', async () => {
    expect(await figure('S5.6', read.huaiyuan, '2024-01-31')).toMatchObject({ shown: '14.90%（149/1,000）' })
  })

  test('opens to its people, masked, and to those left out with the reason', async () => {
    const city = await someone('cityAdmin', paths.city)
    const about = { pointId: read.pointId, communityId: read.huaiyuan, criterion: 'S5.6', asOf: '2024-01-31' }
    const { body: opened } = await city.ask(standardsContract, 'openFigure', about)
    expect(opened).toMatchObject({ criterion: { clause: '三（五）' }, documentNo: '津民函〔2023〕20号' })
    expect(opened.populations).toMatchObject([
      { side: 'part', counted: 149, leftOut: 1 },
      { side: 'whole', counted: 1000 },
    ])

    const { body: first } = await city.ask(standardsContract, 'listEvidence', { ...about, side: 'part' })
    expect(first.rows).toHaveLength(50)
    const { body: second } = await city.ask(standardsContract, 'listEvidence', {
      ...about,
      side: 'part',
      after: first.next,
    })
    const ids = [...first.rows, ...second.rows].map(({ recordId }: { recordId: string }) => recordId)
    expect(new Set(ids).size).toBe(100)
    expect(first.rows.every(({ label }: { label: string }) => label.includes('*'))).toBe(true)
    const { body: left } = await city.ask(standardsContract, 'listEvidence', { ...about, side: 'part', leftOut: true })
    expect(left.rows).toMatchObject([{ reason: '统计日之后才注册' }])
  })

  test('opening it is itself written to the audit', async () => {
    const { rows } = await town.tx((tx) =>
      sql`select from platform.audit where what = 'standards.openFigure' and outcome = 'read'`.execute(tx),
    )
    expect(rows.length).toBeGreaterThan(0)
  })
})

test('active volunteers: 40 % of the registered need hours in the programme year', async () => {
  await hours(HUAIYUAN, 59, '2024-01-10')
  expect(await figure('S5.7', read.huaiyuan)).toMatchObject({
    verdict: 'not-met',
    missing: '还差1名本年度有服务时长的注册志愿者',
  })
  await hours(HUAIYUAN, 60, '2024-01-11')
  expect(await figure('S5.7', read.huaiyuan)).toMatchObject({ verdict: 'met', shown: '40.00%（60/150）' })
  expect((await figure('S5.7', read.huaiyuan, '2024-01-09')).verdict).toBe('not-met')
  await hours(HUAIYUAN, 90, '2023-12-20')
  const city = await someone('cityAdmin', paths.city)
  const { body } = await city.ask(standardsContract, 'openFigure', {
    pointId: read.pointId,
    communityId: read.huaiyuan,
    criterion: 'S5.7',
  })
  expect(body.figure.shown).toBe('60.00%（90/150）')
  expect(body.calendarYear).toBe('2024年1月1日至2024年3月5日：40.00%（60/150）')
})

test('two full-time workers every day: a gap longer than allowed does not pass, whoever is there today', async () => {
  const period = (name: string, from: string, to: string | null) =>
    town.tx(async (tx) => {
      const personId = randomUUID()
      await sql`insert into directory.person (id, area_code, name, created_at) values (${personId}, '120101006', ${name}, ${town.now})`.execute(
        tx,
      )
      await sql`insert into workforce.service_period (id, person_id, area_code, kind, from_date, to_date, created_at)
        values (${randomUUID()}, ${personId}, '120101006', 'fulltime_social_worker', ${from}, ${to}, ${town.now})`.execute(
        tx,
      )
      await enqueue(tx, 'workforce.workforce-changed', { areaCodes: ['120101006'] })
    })
  await town.tx((tx) =>
    sql`insert into workforce.station (id, town_code, name, created_at) values (${randomUUID()}, '120101006', '南市街道社工站', ${town.now})`.execute(
      tx,
    ),
  )
  await period('甲', '2023-07-01', null)
  await period('乙', '2023-07-01', '2023-09-30')
  await period('丙', '2023-11-10', null)
  await town.work()
  expect(await figure('S2.1', null)).toMatchObject({ verdict: 'not-met', shown: '2名' })
  expect((await figure('S2.1', null)).missing).toContain('2023-10-01至2023-11-09连续40天不足2名')
  expect((await figure('S2.1', null, '2023-10-30')).missing).toContain('还差1名专职社工')
})

test('a change in one community measures that community, not its neighbour', async () => {
  const stampOf = () =>
    town.tx((tx) =>
      sql<{ stamp: Date }>`select max(measured_at) as stamp from standards.measurement
      where community_id = ${read.qingyou} and as_of = '2024-03-05'`.execute(tx),
    )
  const before = (await stampOf()).rows
  town.now = new Date('2024-03-05T10:00:00+08:00')
  await volunteers(HUAIYUAN, 3)
  expect((await stampOf()).rows).toEqual(before)
  expect((await figure('S5.6', read.huaiyuan)).shown).toBe('15.30%（153/1,000）')
})

test('a frozen milestone stays as it was, and what changed since is listed', async () => {
  const leader = await someone('cityLeader', paths.city)
  const { body, status } = await leader.ask(standardsContract, 'freezeSnapshot', { areaCode: '12', milestone: 'M1' })
  expect(status).toBe(200)
  expect(
    (await leader.ask(standardsContract, 'freezeSnapshot', { areaCode: '12', milestone: 'M1' })).body.message,
  ).toContain('已有冻结的快照')
  expect((await leader.ask(standardsContract, 'compareSnapshot', { snapshotId: body.snapshotId })).body).toEqual([])
  await volunteers(HUAIYUAN, 2, '2023-10-01')
  const { body: changed } = await leader.ask(standardsContract, 'compareSnapshot', { snapshotId: body.snapshotId })
  expect(changed).toContainEqual({
    town: '和平区南市街道',
    place: '怀远里社区',
    criterion: 'S5.6',
    frozen: '152/1000',
    now: '154/1000',
  })
  await expect(town.tx((tx) => sql`update standards.snapshot set reading = 'B'`.execute(tx))).rejects.toThrow()
})
