import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { directoryContract } from '#contexts/directory/contract.ts'
import { fewDivisions, paths } from '../../../tests/kit/divisions.ts'
import { factsTold } from '../../../tests/kit/facts.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { workforceContract } from './contract.ts'

const town = aTown()
const codeOf = (wanted: string) => fewDivisions.find(({ name }) => name === wanted)?.code ?? ''
const [NANSHI, QUANYECHANG, XINWENHUA] = ['南市街道', '劝业场街道', '新文化花园社区居委会'].map(codeOf) as [
  string,
  string,
  string,
]

const clerkOf = async (path: string) => town.as(await town.person('townAdmin', path))
type Clerk = Awaited<ReturnType<typeof clerkOf>>
let clerk: Clerk
let district: Clerk

let people = 0
async function someone(name: string, areaCode = XINWENHUA): Promise<string> {
  people += 1
  const form = { areaCode, name, idNumber: idNumberOf(`12010119850101${100 + people}`) }
  const { body } = await clerk.ask(directoryContract, 'recordPerson', form)
  return body.personId
}
const serve = (personId: string, more: Record<string, unknown> = {}) =>
  clerk.ask(workforceContract, 'recordServicePeriod', {
    areaCode: XINWENHUA,
    personId,
    kind: 'community_worker',
    fromDate: '2023-07-01',
    ...more,
  })

beforeAll(async () => {
  clerk = await clerkOf(paths.nanshi)
  district = town.as(await town.person('districtAdmin', paths.heping))
})

describe('a station', () => {
  const form = { areaCode: NANSHI, name: '南市街道社会工作服务站', operatorName: '和平区某社工服务中心' }

  test('is one a town, not of a community, and is changed only by who saw its latest version', async () => {
    const { body } = await clerk.ask(workforceContract, 'recordStation', form)
    expect((await clerk.ask(workforceContract, 'recordStation', form)).body.message).toContain('一个街镇只有一个社工站')
    expect(
      (await clerk.ask(workforceContract, 'recordStation', { ...form, areaCode: XINWENHUA })).body.message,
    ).toContain('街镇一级')
    expect((await clerk.ask(workforceContract, 'recordStation', { ...form, areaCode: QUANYECHANG })).status).toBe(403)

    const { areaCode: _, ...facts } = { ...form, phone: '022-27300000', rooms: ['office', 'casework'] }
    const change = { stationId: body.stationId, version: 1, ...facts }
    expect((await clerk.ask(workforceContract, 'editStation', change)).body).toEqual({ version: 2 })
    expect((await clerk.ask(workforceContract, 'editStation', change)).body.code).toBe('access.stale')
    const { body: list } = await district.ask(workforceContract, 'listStations')
    expect(list).toMatchObject({
      total: 1,
      rows: [{ districtName: '和平区', rooms: ['office', 'casework'], contractNo: null, fulltimeNow: 0 }],
    })
  })
})

describe('a full-time social worker', () => {
  test('needs a station in the town, and counts at one station at a time', async () => {
    const personId = await someone('刘社工', NANSHI)
    const fulltime = { kind: 'fulltime_social_worker', areaCode: NANSHI }
    expect((await serve(personId, { ...fulltime, areaCode: XINWENHUA })).body.message).toContain('街镇一级')
    const { body } = await serve(personId, fulltime)
    expect(body.servicePeriodId).toBeTruthy()

    const boss = (endpoint: 'recordStation' | 'recordServicePeriod', input: Record<string, unknown>) =>
      district.ask(workforceContract, endpoint, input)
    const there = { ...fulltime, personId, areaCode: QUANYECHANG, fromDate: '2024-01-01' }
    expect((await boss('recordServicePeriod', there)).body.message).toContain('还没有登记社工站')
    await boss('recordStation', { areaCode: QUANYECHANG, name: '劝业场街道社工站' })
    const refused = await boss('recordServicePeriod', there)
    expect(refused.body).toMatchObject({ code: 'workforce.otherStation', details: { clause: '三（二）' } })

    const end = { servicePeriodId: body.servicePeriodId, version: 1, toDate: '2023-12-31' }
    expect((await clerk.ask(workforceContract, 'endServicePeriod', end)).status).toBe(200)
    expect((await boss('recordServicePeriod', there)).status).toBe(200)
    const { body: stations } = await district.ask(workforceContract, 'listStations')
    expect(stations.rows.map(({ fulltimeNow }: { fulltimeNow: number }) => fulltimeNow).sort()).toEqual([0, 1])
  })

  test('of a station out of sight is refused without saying where', async () => {
    const jizhou = town.as(await town.person('districtAdmin', paths.jizhou))
    const dongerying = codeOf('东二营镇')
    const personId = await someone('周社工', NANSHI)
    await serve(personId, { kind: 'fulltime_social_worker', areaCode: NANSHI })
    await jizhou.ask(workforceContract, 'recordStation', { areaCode: dongerying, name: '东二营镇社工站' })
    const form = { areaCode: dongerying, personId, kind: 'fulltime_social_worker', fromDate: '2023-09-01' }
    expect((await jizhou.ask(workforceContract, 'recordServicePeriod', form)).body.code).toBe('workforce.noPerson')
    const answer = await town.tx((tx) =>
      sql<{
        there: boolean
      }>`select workforce.serves_at_other_station(${personId}::uuid, ${dongerying}, '2023-09-01', null) as there`.execute(
        tx,
      ),
    )
    expect(answer.rows).toEqual([{ there: true }])
  })
})

describe('a post in a community', () => {
  test('is listed masked to those in reach, by kind, state and place', async () => {
    const personId = await someone('陈主任')
    await serve(personId, { kind: 'two_committee_member', title: '居委会主任' })
    expect((await serve(personId, { kind: 'two_committee_member' })).body.message).toContain('时间重叠')
    expect((await serve(personId, { areaCode: NANSHI })).body.message).toContain('社区一级')
    expect((await serve(personId, { fromDate: '2024-03-06' })).body.message).toContain('晚于今天')
    const { body } = await clerk.ask(workforceContract, 'listServicePeriods', { kind: 'two_committee_member' })
    expect(body).toMatchObject({
      total: 1,
      rows: [{ name: '陈**', areaName: '新文化花园社区居委会', townName: '南市街道' }],
    })
    const other = await clerkOf(paths.quanyechang)
    expect(
      (await other.ask(workforceContract, 'listServicePeriods', { kind: 'two_committee_member' })).body.total,
    ).toBe(0)
  })

  test('pages by number, in the order asked for', async () => {
    const filter = { state: 'all', sort: 'from', pageSize: 2 }
    const read = async (page: number, down = false) =>
      (await district.ask(workforceContract, 'listServicePeriods', { ...filter, down, page })).body
    const { total } = await read(1)
    const pages = await Promise.all(Array.from({ length: Math.ceil(total / 2) }, (_, index) => read(index + 1)))
    const days = pages.flatMap(({ rows }) => rows.map(({ fromDate }: { fromDate: string }) => fromDate))
    expect(days).toHaveLength(total)
    expect(days).toEqual([...days].sort())
    expect((await read(1, true)).rows[0].fromDate).toBe(days.at(-1))
  })
})

describe('a certificate', () => {
  test('is known by its number, makes its holder certified, and is renewed before it runs out', async () => {
    const personId = await someone('孙持证')
    await serve(personId)
    const form = {
      areaCode: XINWENHUA,
      personId,
      level: 'social_worker_mid',
      number: '２０２１１００１',
      issuedOn: '2021-10-15',
      validTo: '2024-04-01',
    }
    const { body } = await clerk.ask(workforceContract, 'recordCertificate', form)
    expect((await clerk.ask(workforceContract, 'recordCertificate', { ...form, number: '20211001' })).body.code).toBe(
      'workforce.certificateKnown',
    )
    expect(
      (await clerk.ask(workforceContract, 'recordCertificate', { ...form, number: '20211002', validTo: '2020-01-01' }))
        .body.message,
    ).toContain('须晚于发证日期')
    const count = async () => (await clerk.ask(workforceContract, 'countWorkforce', {})).body
    expect(await count()).toMatchObject({ certificates: 1, expiring: null })
    await loadTianjin(town)
    const soon = { days: 90, by: '2024-06-03' }
    expect(await count()).toMatchObject({
      certifiedCommunityWorkers: 1,
      certificates: 1,
      expiring: { ...soon, count: 1 },
    })
    const renewal = { certificateId: body.certificateId, version: 1, validTo: '2024-03-01' }
    expect((await clerk.ask(workforceContract, 'renewCertificate', renewal)).body.message).toContain('须晚于现在的')
    expect((await clerk.ask(workforceContract, 'renewCertificate', { ...renewal, validTo: '2027-04-01' })).status).toBe(
      200,
    )
    expect(await count()).toMatchObject({ certificates: 1, expiring: { count: 0 } })
    const { body: list } = await clerk.ask(workforceContract, 'listCertificates', { level: 'social_worker_mid' })
    expect(list).toMatchObject({
      total: 1,
      rows: [{ number: '20211001', validTo: '2027-04-01', isExpired: false, version: 2 }],
    })
  })
})

describe('a participation', () => {
  test('needs a post held that day, holds the post open, and once voided may be recorded anew', async () => {
    const personId = await someone('吴参与')
    const { body: period } = await serve(personId)
    const form = { areaCode: XINWENHUA, personId, tookPartOn: '2023-10-23', activity: '走访困境老人' }
    const record = (more = {}) => clerk.ask(workforceContract, 'recordParticipation', { ...form, ...more })
    expect((await record({ tookPartOn: '2023-06-30' })).body).toMatchObject({
      code: 'workforce.notServing',
      details: { clause: '三（二）' },
    })
    expect((await record({ tookPartOn: '2024-03-06' })).body.message).toContain('晚于今天')
    const before = (await factsTold(town, 'workforce.workforce-changed')).length
    const { body } = await record()
    expect((await factsTold(town, 'workforce.workforce-changed')).slice(before)).toEqual([{ areaCodes: [XINWENHUA] }])
    expect((await record()).body.code).toBe('workforce.participationKnown')
    const end = { servicePeriodId: period.servicePeriodId, version: 1, toDate: '2023-10-01' }
    expect((await clerk.ask(workforceContract, 'endServicePeriod', end)).body.message).toContain('还有参与记录')

    const act = { participationId: body.participationId, reason: '登记错了人' }
    expect((await clerk.ask(workforceContract, 'voidParticipation', act)).status).toBe(200)
    expect((await clerk.ask(workforceContract, 'voidParticipation', act)).body.code).toBe('workforce.alreadyVoided')
    expect((await record()).status).toBe(200)
    const { body: list } = await clerk.ask(workforceContract, 'listParticipations', {
      from: '2023-10-23',
      to: '2023-10-23',
    })
    expect(list.rows.map(({ isVoided }: { isVoided: boolean }) => isVoided).sort()).toEqual([false, true])
  })
})
