import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { directoryContract } from '#contexts/directory/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { programmeContract as contract } from './contract.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))

const hexi = '12.120103'
const person = async (role: Parameters<typeof town.person>[0], path: string) => town.as(await town.person(role, path))
type Free = { townCode: string; townName: string; communities: { code: string }[] }

/** A town of a district that has no point yet, with some of its communities as pilots. */
async function freeTown(path: string, pilots = 2, coveredOnly = 0) {
  const officer = await person('districtAdmin', path)
  const { body } = await officer.ask(contract, 'townsToNominate')
  const free = (body as Free[]).find(({ communities }) => communities.length >= pilots + coveredOnly + 1)
  if (!free) throw new Error('no town left')
  const communities = free.communities.slice(0, pilots + coveredOnly).map(({ code }, index) => ({
    areaCode: code,
    role: index < pilots ? 'pilot' : 'covered_only',
  }))
  return { ...free, form: { townCode: free.townCode, communities } }
}

describe('the notice’s own points', () => {
  test('are there: 11 towns, 24 communities, three names waiting for a person', async () => {
    const city = await person('cityAdmin', paths.city)
    const { body } = await city.ask(contract, 'listPoints', { kind: 'joint', limit: 20 })
    expect(body.total).toBe(11)
    expect(body.rows[0]).toMatchObject({ seq: 1, districtName: '滨海新区', townName: '泰达街道', status: 'active' })
    const sum = (key: string) =>
      body.rows.reduce((total: number, row: Record<string, number>) => total + (row[key] ?? 0), 0)
    expect([sum('pilots'), sum('unconfirmed'), sum('fundThresholdFen')]).toEqual([24, 3, 37_000_000])
    const { body: tasks } = await city.ask(contract, 'listTasks', { limit: 1 })
    expect(tasks.total).toBe(11 * 24)
  })

  test('take a confirmed name, and tell who measures', async () => {
    const city = await person('cityAdmin', paths.city)
    const { body: waiting } = await city.ask(directoryContract, 'listNameMatches', { status: 'pending' })
    expect(waiting.map(({ writtenName }: { writtenName: string }) => writtenName).sort()).toEqual(
      ['凯兴公寓社区', '北高庄村', '新文化社区'].sort(),
    )
    const match = waiting.find(({ writtenName }: { writtenName: string }) => writtenName === '新文化社区')
    const decision = { nameMatchId: match.id, version: 1, areaCode: '120101006018', reason: '街道来电确认' }
    await city.ask(directoryContract, 'decideName', decision)
    await town.work()
    const { body } = await city.ask(contract, 'listPoints', { districtCode: '120101' })
    expect(body.rows[0]).toMatchObject({ townName: '南市街道', pilots: 3, unconfirmed: 0 })
    const { body: point } = await city.ask(contract, 'getPoint', { pointId: body.rows[0].id })
    expect(point.communities).toContainEqual(
      expect.objectContaining({
        writtenName: '新文化社区',
        areaName: '新文化花园社区居委会',
        areaCode: '120101006018',
      }),
    )
    const taken = point.communities.find(({ writtenName }: { writtenName: string }) => writtenName === '庆有西里社区')
    // Confirmed by mistake as one that is there already: not listed twice, and said so.
    const wrong = { nameMatchId: match.id, version: 2, areaCode: taken.areaCode, reason: '更正' }
    const again = await city.ask(directoryContract, 'decideName', wrong)
    expect(again.body).toEqual({ version: 3 })
    await town.work()
    const { body: after } = await city.ask(contract, 'getPoint', { pointId: body.rows[0].id })
    expect(after.communities.map(({ areaCode }: { areaCode: string }) => areaCode)).toContain('120101006018')
    expect(after.history.at(-1)).toMatchObject({ title: '名称重复', reason: expect.stringContaining('没有重复列入') })
  })
})

describe('a town', () => {
  test('goes from draft to active in three hands and three calls', async () => {
    const { form, townName } = await freeTown(hexi)
    const clerk = await person('districtAdmin', hexi)
    const { body: draft } = await clerk.ask(contract, 'draftNomination', { ...form, submit: true })
    expect(draft).toMatchObject({ status: 'town_submitted', version: 2 })
    const leader = await person('districtLeader', hexi)
    const { body: seen } = await leader.ask(contract, 'getPoint', { pointId: draft.pointId })
    expect(seen.next.map(({ verb }: { verb: string }) => verb)).toEqual(['review', 'return', 'approve'])
    const { body: approved } = await leader.ask(contract, 'approveNomination', { pointId: draft.pointId, version: 2 })
    const city = await person('cityAdmin', paths.city)
    const input = { pointId: draft.pointId, version: approved.version, through: 'active', startsOn: '2023-10-08' }
    expect((await city.ask(contract, 'fileNomination', input)).body).toEqual({ status: 'active', version: 6 })
    const { body: point } = await city.ask(contract, 'getPoint', { pointId: draft.pointId })
    expect(point).toMatchObject({ townName, status: 'active', startsOn: '2023-10-08' })
    expect(point.history.map(({ title }: { title: string }) => title)).toEqual([
      '填写申报',
      '提交申报',
      '区级通过',
      '市级备案',
      '公布',
      '启动创建',
    ])
    const { body: tasks } = await city.ask(contract, 'listTasks', { pointId: draft.pointId })
    expect(tasks).toMatchObject({
      total: 24,
      rows: expect.arrayContaining([expect.objectContaining({ criterion: 'S5.6', dueOn: '2024-06-30' })]),
    })
    const { body: board } = await city.ask(contract, 'quotasBoard')
    expect(board.rows.find(({ districtName }: { districtName: string }) => districtName === '河西区')).toMatchObject({
      used: { towns: 2, communities: 4 },
      left: { towns: 1, communities: 2 },
    })
  })

  test('is never approved by the hand that submitted it', async () => {
    const { form } = await freeTown('12.120104')
    const actor = await town.person('districtAdmin', '12.120104')
    const leader = await town.person('districtLeader', '12.120104')
    Object.assign(actor, { posts: [...actor.posts, ...leader.posts] })
    const both = town.as(actor)
    const { body: draft } = await both.ask(contract, 'draftNomination', { ...form, submit: true })
    const { status, body } = await both.ask(contract, 'approveNomination', { pointId: draft.pointId, version: 2 })
    expect([status, body.code]).toEqual([403, 'access.sameHand'])
    const { body: seen } = await both.ask(contract, 'getPoint', { pointId: draft.pointId })
    expect(seen.next).toContainEqual(
      expect.objectContaining({ verb: 'approve', refusal: expect.stringContaining('不能为同一人') }),
    )
    // A colleague sends it back; the place is free again until it is handed in anew.
    const reason = '社区名单请与街道核对'
    const returned = await town
      .as(leader)
      .ask(contract, 'returnNomination', { pointId: draft.pointId, version: 2, reason })
    expect(returned.body).toEqual({ status: 'returned', version: 3 })
    const again = { ...form, pointId: draft.pointId, version: 3, submit: true, townCode: undefined }
    expect((await both.ask(contract, 'editNomination', again)).body).toEqual({ status: 'town_submitted', version: 5 })
    expect(
      (await both.ask(contract, 'withdrawNomination', { pointId: draft.pointId, version: 5, reason: '改报他街' }))
        .status,
    ).toBe(200)
    expect((await both.ask(contract, 'draftNomination', form)).status).toBe(200)
  })

  test('keeps its history when it is replaced, and its place is free again', async () => {
    const city = await person('cityAdmin', paths.city)
    const { body } = await city.ask(contract, 'listPoints', { districtCode: '120113' })
    const { id: pointId, version } = body.rows[0]
    const change = { pointId, version, letterNo: '北辰民函〔2024〕5号', reason: '街道区划调整' }
    expect((await city.ask(contract, 'replacePoint', { ...change, endedOn: '2024-03-06' })).body.message).toContain(
      '今天2024-03-05',
    )
    expect((await city.ask(contract, 'replacePoint', { ...change, endedOn: '2024-03-01' })).body.status).toBe(
      'replaced',
    )
    const { body: point } = await city.ask(contract, 'getPoint', { pointId })
    expect(point.communities[0].toDate).toBe('2024-03-01')
    const district = await person('districtAdmin', '12.120113')
    const { body: free } = await district.ask(contract, 'townsToNominate')
    expect(free.map(({ townCode }: Free) => townCode)).toContain(point.townCode)
  })
})

describe('a nomination that breaks a rule is refused with the clause', () => {
  test('town twice, community elsewhere, too few, a day before the programme', async () => {
    const clerk = await person('districtAdmin', '12.120105')
    const { form, communities } = await freeTown('12.120105')
    const ask = async (more: Record<string, unknown>) => {
      const { status, body } = await clerk.ask(contract, 'draftNomination', { ...form, submit: true, ...more })
      return [status, body.details?.refusals?.map(({ code, clause }: Record<string, string>) => `${code} ${clause}`)]
    }
    const elsewhere = [form.communities[0], { areaCode: '120101001001', role: 'pilot' }]
    expect(await ask({ communities: elsewhere })).toEqual([409, ['community-elsewhere 三（二）']])
    expect(await ask({ communities: [{ areaCode: communities[0]?.code, role: 'pilot' }] })).toEqual([
      409,
      ['too-few-communities 三（二）'],
    ])
    expect(await ask({ startsOn: '2023-06-30' })).toEqual([409, ['before-programme 二']])
    expect(await ask({})).toEqual([200, undefined])
    expect(await ask({})).toEqual([409, ['town-twice 附件1', 'community-taken 三（二）', 'community-taken 三（二）']])
    expect((await clerk.ask(contract, 'draftNomination', { ...form, townCode: '120101001' })).status).toBe(403)
    const { rows } = await town.tx((tx) =>
      sql<{
        n: number
      }>`select count(*)::int as n from platform.audit where what = 'programme.draftNomination' and outcome = 'refused'`.execute(
        tx,
      ),
    )
    expect(rows[0]?.n).toBeGreaterThanOrEqual(5)
  })

  test('a colleague was first: the later one is told', async () => {
    const { form } = await freeTown('12.120106')
    const clerk = await person('districtAdmin', '12.120106')
    const { body: draft } = await clerk.ask(contract, 'draftNomination', form)
    const move = { pointId: draft.pointId, version: 1 }
    expect((await clerk.ask(contract, 'submitNomination', move)).status).toBe(200)
    expect((await clerk.ask(contract, 'submitNomination', move)).body.code).toBe('access.stale')
    const late = await clerk.ask(contract, 'submitNomination', { ...move, version: 2 })
    expect(late.body).toMatchObject({ code: 'programme.notNow', message: expect.stringContaining('街镇已申报') })
  })
})
