import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { officeContract } from '#contexts/office/contract.ts'
import { storeFile } from '#platform/files/store-file.ts'
import { done, evaluatorsOf, recordOf, refused, TOWN } from '../../../tests/kit/inspection.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { photo } from '../../../tests/kit/sample-files.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { inspectionContract } from './contract.ts'
import { inspectionDeadlines } from './deadlines.ts'
import { visitsOf } from './public.ts'

const town = aTown()
let who: Awaited<ReturnType<typeof evaluatorsOf>>
const TODAY = '2024-03-05'
beforeAll(async () => {
  await loadTianjin(town)
  who = await evaluatorsOf(town)
})

const plan = (more: Record<string, unknown> = {}) => ({
  ...{ areaCode: TOWN, stage: 'final', place: '南市街道社工站', plannedOn: TODAY },
  inspectors: [who.district.accountId, who.second.accountId],
  ...more,
})
const aPhoto = () =>
  town.tx(async (tx) => {
    const file = { content: { buffer: await photo() }, name: '现场.jpg', purpose: 'picture', areaPath: null } as const
    return (await storeFile(tx, { ...file, by: who.district.accountId, now: town.now })).id
  })

describe('a visit on the spot', () => {
  test('is planned for two, recorded on the phone by one and put a hand to by the other', async () => {
    const names = await done(who.district, 'listInspectors', { areaCode: TOWN })
    expect(names.length).toBe(3)
    const { visitId } = await done(who.district, 'planVisit', plan())
    const mine = await done(who.second, 'myVisits', {})
    expect(mine.rows).toMatchObject([{ visitId, place: '南市街道社工站', state: 'planned' }])
    expect(mine.lines.length).toBeGreaterThan(8)
    expect((await done(who.city, 'myVisits', {})).rows).toEqual([])

    const fileIds = [await aPhoto()]
    const position = { latitude: 39.123456, longitude: 117.2, accuracyM: 20 }
    const but = { goods: { verdict: 'partly', note: '两箱米没有签收' } }
    const told = recordOf({ visitId, version: 1 }, TODAY, { but, fileIds, position })
    const { version } = await done(who.district, 'recordVisit', told)
    expect(await done(who.district, 'recordVisit', told)).toEqual({ version })

    const waiting = (await done(who.second, 'myVisits', {})).rows
    expect(waiting).toMatchObject([{ state: 'recorded', faults: ['捐赠物资：两箱米没有签收'], isMine: false }])
    expect(await done(who.town, 'inspectionToDo', {})).toMatchObject({ toVisit: 0, toConfirm: 1, drafts: 0 })
    expect(await done(who.other, 'inspectionToDo', {})).toMatchObject({ toConfirm: 0 })
    expect(await refused(who.district, 'confirmVisit', { visitId, version })).toContain('不能自己核签')
    expect(await refused(who.city, 'confirmVisit', { visitId, version })).toContain('不是这次检查的检查人')
    await done(who.second, 'confirmVisit', { visitId, version, remark: '米已当场补签' })

    const seen = await done(who.town, 'getVisit', { visitId })
    expect(seen).toMatchObject({ state: 'confirmed', faults: 1, position, mayConfirm: false, remark: '米已当场补签' })
    expect(seen.checks.find(({ code }: { code: string }) => code === 'goods')).toMatchObject({ title: '捐赠物资' })
    const [fileId] = fileIds
    expect((await who.town.ask(inspectionContract, 'visitPhoto', { visitId, fileId })).status).toBe(200)
    expect((await who.town.ask(officeContract, 'downloadFile', { fileId })).status).toBe(404)
    expect((await who.other.ask(inspectionContract, 'getVisit', { visitId })).status).toBe(403)

    const pointId = seen.pointId as string
    const made = await town.tx((tx) => visitsOf(tx, pointId, 'final'))
    expect(made).toMatchObject([{ id: visitId, visitedOn: TODAY, isConfirmed: true }])
    expect(made[0]?.accountIds.length).toBe(2)
    const { rows } = await town.tx((tx) => sql`select visited_on, person_ids from inspection.pub_visit`.execute(tx))
    expect(rows).toEqual([{ visitedOn: TODAY, personIds: [] }])
  })

  test('needs two who may inspect there, and a day to come', async () => {
    const { accountId } = who.district
    expect(await refused(who.district, 'planVisit', plan({ inspectors: [accountId, accountId] }))).toContain('2名以上')
    const stranger = plan({ inspectors: [accountId, who.other.accountId] })
    expect(await refused(who.district, 'planVisit', stranger)).toContain('没有“记录实地检查”权限')
    expect(await refused(who.district, 'planVisit', plan({ plannedOn: '2024-03-04' }))).toContain('不能早于今天')
    expect(await refused(who.district, 'planVisit', plan({ areaCode: '120101001' }))).toContain('没有正在创建的创建点')
  })

  test('a list left open, a fault without words, a day to come and a foreign number are refused; what is written stays with the phone', async () => {
    const { visitId } = await done(who.district, 'planVisit', plan({ place: '庆有西里社区' }))
    const ref = { visitId, version: 1 }
    const whole = recordOf(ref, TODAY)
    expect(await refused(who.district, 'recordVisit', { ...whole, checks: whole.checks.slice(1) })).toContain(
      '“专班和联席会议”还没有记',
    )
    const silent = recordOf(ref, TODAY, { but: { staff: { verdict: 'unmet', note: '' } } })
    expect(await refused(who.district, 'recordVisit', silent)).toContain('请写明看到的情况')
    expect(await refused(who.district, 'recordVisit', recordOf(ref, '2024-03-06'))).toContain('不能晚于今天')
    expect(await refused(who.city, 'recordVisit', whole)).toContain('不是这次检查的检查人')
    const { rows } = await town.tx((tx) =>
      sql<{ recordId: string }>`select record_id from inspection.visit where record_id is not null`.execute(tx),
    )
    expect(await refused(who.district, 'recordVisit', { ...whole, recordId: rows[0]?.recordId })).toContain(
      '已被另一次',
    )
    expect(await refused(who.district, 'recordVisit', { ...whole, fileIds: [randomUUID()] })).toContain('没有收到照片')
  })

  test('moved while the phone was away, the record still counts; a cancelled one is refused', async () => {
    town.now = new Date('2024-03-05T09:00:00+08:00')
    const { visitId } = await done(who.district, 'planVisit', plan({ place: '怀远里社区' }))
    const inspectors = [who.district.accountId, who.city.accountId]
    await done(who.second, 'changeVisit', { visitId, version: 1, plannedOn: '2024-03-06', inspectors })
    expect(
      await refused(who.second, 'changeVisit', { visitId, version: 1, plannedOn: '2024-03-07', inspectors }),
    ).toContain('刚被他人修改')
    await done(who.district, 'recordVisit', recordOf({ visitId, version: 1 }, TODAY))
    expect(await refused(who.district, 'cancelVisit', { visitId, version: 3, reason: '不去了不去了' })).toContain(
      '待核签',
    )

    const second = await done(who.district, 'planVisit', plan({ place: '新文化社区' }))
    await done(who.district, 'cancelVisit', { visitId: second.visitId, version: 1, reason: '与会议冲突，另排' })
    const late = recordOf({ visitId: second.visitId, version: 1 }, TODAY)
    expect(await refused(who.district, 'recordVisit', late)).toContain('已取消')
    expect((await done(who.town, 'listVisits', { state: 'cancelled' })).total).toBe(1)
  })

  test('sent six times at once it is recorded once', async () => {
    const { visitId } = await done(who.district, 'planVisit', plan({ place: '南市街道办事处' }))
    const told = recordOf({ visitId, version: 1 }, TODAY)
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => who.district.ask(inspectionContract, 'recordVisit', told)),
    )
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect(await done(who.district, 'recordVisit', told)).toEqual({ version: 2 })
  })
})

test('what is due is told to the calendar: the day of a visit within reach and of one’s own', async () => {
  const ask = { from: '2024-03-01', to: '2024-03-31', today: TODAY, personId: null, limit: 50 }
  const kind = inspectionDeadlines.find((one) => one.kind === 'inspection.visit')
  if (!kind) throw new Error('no such kind of date')
  const own = await town.tx((tx) => kind.list(tx, { ...ask, accountId: who.city.accountId, codes: [] }))
  expect(own.map(({ title, done }) => ({ title, done }))).toEqual([{ title: '实地检查：怀远里社区', done: true }])
  const all = await town.tx((tx) => kind.list(tx, { ...ask, accountId: null, codes: null }))
  expect(all.some(({ title }) => title.includes('新文化社区'))).toBe(false)
  expect(all.find(({ done }) => !done)).toMatchObject({ place: '和平区 南市街道', areaCode: TOWN, on: TODAY })
  for (const { list } of inspectionDeadlines)
    expect(await town.tx((tx) => list(tx, { ...ask, accountId: null, codes: ['120101001'] }))).toEqual([])
})
