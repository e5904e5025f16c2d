import { describe, expect, test } from 'vitest'
import type { ExportKind } from '#platform/exchange/kinds.ts'
import { fewDivisions, paths } from '../../../tests/kit/divisions.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { directoryContract } from './contract.ts'
import { directoryExports } from './exports.ts'
import { addAlias, addDivisions, areaLookup, resolveName } from './public.ts'

const town = aTown()
const more = [
  ...fewDivisions.slice(0, 2),
  { code: '120101400', level: 'town', name: '和平创新园', parentCode: '120101' },
  { code: '120101400498', level: 'community', name: '和平创新园虚拟社区', parentCode: '120101400' },
] as const
const source = { source: '测试用区划', validFrom: '2023-06-30' }

/** What an export would write, counted the way it promises. */
async function exported(name: string, filter: object, reach: string[]) {
  const kind = directoryExports.find((one) => one.name === name) as ExportKind
  const parsed = kind.filter.parse(filter) as never
  return town.tx(async (tx) => {
    const rows: Record<string, unknown>[] = []
    for await (const row of kind.rows(tx, parsed, reach, '2024-06-30')) rows.push(row as Record<string, unknown>)
    expect(rows.length).toBe(await kind.count(tx, parsed, reach, '2024-06-30'))
    return rows
  })
}

describe('the list of areas', () => {
  test('opens level by level, and counts what lies below', async () => {
    await town.tx((tx) => addDivisions(tx, more, source))
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    const { body: top } = await clerk.ask(directoryContract, 'listDivisions', {})
    expect(top).toMatchObject({
      total: 2,
      trail: [{ name: '天津市' }],
      rows: [
        { name: '和平区', towns: 3, communities: 6 },
        { name: '蓟州区', towns: 1, communities: 3 },
      ],
    })
    const { body: district } = await clerk.ask(directoryContract, 'listDivisions', { underCode: '120101', limit: 2 })
    expect(district).toMatchObject({ total: 3, next: '120101006', trail: [{}, { name: '和平区' }] })
    const { body: rest } = await clerk.ask(directoryContract, 'listDivisions', {
      underCode: '120101',
      after: district.next,
    })
    expect(rest.rows).toMatchObject([{ name: '和平创新园', kind: 'functional_zone', communities: 1 }])
  })

  test('is searched by name, by another name and by code, at every depth', async () => {
    await town.tx((tx) =>
      addAlias(tx, { areaCode: '120101006018', alias: '新文化', source: '附件2', validFrom: '2023-06-30' }),
    )
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    const names = async (filter: object) => {
      const { body } = await clerk.ask(directoryContract, 'listDivisions', filter as Record<string, unknown>)
      return body.rows.map(({ name }: { name: string }) => name)
    }
    expect(await names({ words: '庆有' })).toEqual(['庆有西里社区居委会'])
    expect(await names({ words: '新文化' })).toEqual(['新文化花园社区居委会'])
    expect(await names({ words: '120119123206' })).toEqual(['王辛庄村委会'])
    expect(await names({ words: '120119123206', underCode: '120101' })).toEqual([])
    expect(await names({ virtual: 'only' })).toEqual(['和平创新园虚拟社区'])
    expect(await names({ kind: 'town_government' })).toEqual(['东二营镇'])
  })

  test('is exported whole, as many rows as it counts', async () => {
    expect(await exported('directory.areas', { deep: true }, [])).toHaveLength(15)
    expect(await exported('directory.areas', { deep: true, underCode: '120119' }, [])).toHaveLength(4)
  })
})

test('a decision makes the written name known to every roster, until it is put right', async () => {
  const ask = { name: '凯兴公寓社区', parentCode: '120101001', source: '附件2' }
  const { nameMatchId } = await town.tx((tx) => resolveName(tx, ask, town.now))
  const city = town.as(await town.person('cityAdmin', paths.city))
  const known = async () => {
    const found = await town.tx(async (tx) => (await areaLookup(tx, '120101')).community(ask.name, '劝业场街道'))
    return typeof found === 'string' ? null : found.code
  }
  expect(await known()).toBeNull()
  const decide = (version: number, areaCode: string | null) =>
    city.ask(directoryContract, 'decideName', { nameMatchId, version, areaCode, reason: '与街道核实' })
  await decide(1, '120101001001')
  expect(await known()).toBe('120101001001')
  await decide(2, '120101001004')
  expect(await known()).toBe('120101001004')
  expect(await town.tx((tx) => resolveName(tx, ask, town.now))).toEqual({ areaCode: '120101001004', nameMatchId })
  await decide(3, null)
  expect(await known()).toBeNull()

  const { body } = await city.ask(directoryContract, 'listNameMatches', { status: 'rejected' })
  expect(body).toMatchObject([
    { districtName: '和平区', reason: '与街道核实', decidedBy: expect.stringContaining('市级') },
  ])
})

describe('population', () => {
  test('newest first; a later base takes over from an earlier one', async () => {
    const district = town.as(await town.person('districtAdmin', paths.heping))
    const ids: string[] = []
    for (const [areaCode, residents] of [
      ['120101006018', 3120],
      ['120101006018', 3180],
      ['120101001001', 2400],
    ] as const) {
      town.now = new Date(town.now.getTime() + 60_000)
      const form = { areaCode, asOf: '2023-06-30', residents, sourceKind: 'town_sealed' }
      ids.push((await district.ask(directoryContract, 'recordPopulation', form)).body.returnId)
    }
    for (const [returnId, validFrom] of [
      [ids[0], '2023-07-01'],
      [ids[1], '2024-01-01'],
    ])
      await district.ask(directoryContract, 'freezeBase', { returnId, validFrom, reason: '盖章件' })

    const { body: first } = await district.ask(directoryContract, 'listPopulation', { limit: 2 })
    expect(first).toMatchObject({
      total: 3,
      rows: [
        { residents: 2400, isBase: false },
        { residents: 3180, baseStands: true },
      ],
    })
    const { body: rest } = await district.ask(directoryContract, 'listPopulation', { after: first.next })
    expect(rest.rows).toMatchObject([{ residents: 3120, isBase: true, baseStands: false, standingBase: 3180 }])
    const { body: bases } = await district.ask(directoryContract, 'listPopulation', {
      baseOnly: true,
      withinCode: '120101006',
    })
    expect(bases.total).toBe(2)
  })

  test('is exported within one’s own district only', async () => {
    expect(await exported('directory.population', {}, [paths.heping])).toHaveLength(3)
    expect(await exported('directory.population', {}, [paths.jizhou])).toHaveLength(0)
  })
})

describe('organisations', () => {
  const form = { areaCode: '120101006018', kind: 'community_social_org', standing: 'filed', standingOn: '2023-09-01' }
  const record = async (name: string, more: object = {}) => {
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    return clerk.ask(directoryContract, 'recordOrganisation', { ...form, name, ...more })
  }

  test('are listed place by place without losing one between pages; heads are masked', async () => {
    for (const name of ['银龄互助社', '邻里调解室', '爱心驿站']) await record(name, { headName: '王秀英' })
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    const { body: first } = await clerk.ask(directoryContract, 'listOrganisations', { limit: 2 })
    const { body: rest } = await clerk.ask(directoryContract, 'listOrganisations', { limit: 2, after: first.next })
    expect(first.total).toBe(3)
    const all = [...first.rows, ...rest.rows]
    expect(all.map(({ name }) => name).sort()).toEqual(['爱心驿站', '邻里调解室', '银龄互助社'].sort())
    expect(all[0]).toMatchObject({ headName: '王**', townName: '南市街道' })
    expect(rest.next).toBeNull()
  })

  test('are ended once, on a day that can be', async () => {
    const { body } = await record('文艺队', { standingOn: '2023-09-01' })
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    const end = async (endedOn: string, version = 1) =>
      (await clerk.ask(directoryContract, 'endOrganisation', { ...body, version, endedOn, reason: '停止活动' })).body
    expect((await end('2024-03-06')).message).toContain('晚于今天')
    expect((await end('2023-08-31')).message).toContain('早于登记')
    expect(await end('2024-03-01')).toEqual({ version: 2 })
    expect((await end('2024-03-02', 2)).code).toBe('directory.alreadyEnded')
    expect((await record('银龄互助社')).body.code).toBe('directory.knownOrganisation')
    const { body: ended } = await clerk.ask(directoryContract, 'listOrganisations', { state: 'ended' })
    expect(ended.rows).toMatchObject([{ name: '文艺队', endedOn: '2024-03-01' }])
    expect(await exported('directory.organisations', { state: 'active' }, [paths.heping])).toHaveLength(3)
  })

  test('that ended may be registered anew', async () => {
    expect((await record('文艺队')).status).toBe(200)
    const clerk = town.as(await town.person('townAdmin', paths.nanshi))
    const { body } = await clerk.ask(directoryContract, 'listOrganisations', { words: '文艺队' })
    expect(body.rows.map(({ endedOn }: { endedOn: string | null }) => endedOn === null).sort()).toEqual([false, true])
  })

  test('registered ones say since when', async () => {
    expect((await record('书画社', { standingOn: null })).body.code).toBe('directory.noStandingDay')
    expect((await record('书画社', { standingOn: '2024-03-06' })).body.message).toContain('晚于今天')
  })
})
