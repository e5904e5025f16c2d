import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { importSheet } from '../../../tests/kit/imports.ts'
import { loadTianjin, packageIn } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { programme } from './context.ts'
import { programmeContract as contract } from './contract.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))
const person = async (role: Parameters<typeof town.person>[0], path: string) => town.as(await town.person(role, path))
type Free = { townCode: string; townName: string; communities: { code: string; name: string }[] }
const board = async () => {
  const { body } = await (await person('cityAdmin', paths.city)).ask(contract, 'quotasBoard')
  const of = (name: string) => body.rows.find(({ districtName }: { districtName: string }) => districtName === name)
  return { body, of }
}
const freeTowns = async (path: string): Promise<Free[]> =>
  (await (await person('districtAdmin', path)).ask(contract, 'townsToNominate')).body

/** What an export writes below its heading: rows, then the closing lines. */
async function sheetOf(name: string, filter: Record<string, unknown>) {
  const kind = programme.exports.find((one) => one.name === name)
  if (!kind) throw new Error(name)
  const parsed = kind.filter.parse(filter) as never
  return town.tx(async (tx) => {
    const lines: unknown[][] = []
    for await (const row of kind.rows(tx, parsed, [paths.city], '2024-06-30'))
      lines.push(kind.columns.map(({ value }) => value(row as never)))
    expect(lines).toHaveLength(await kind.count(tx, parsed, [paths.city], '2024-06-30'))
    return [
      kind.columns.map(({ title }) => title),
      ...lines,
      ...((await kind.closing?.(tx, parsed, [paths.city])) ?? []),
    ]
  })
}

describe('what the notice printed comes back as it was', () => {
  const pkg = packageIn('programmes/tianjin-2023-20')

  test('annex 1', async () => {
    expect(await sheetOf('programme.annex-1', {})).toEqual([
      ['区划', '试点街镇数', '试点社区数'],
      ...pkg.quotas.map(({ district, towns, communities }) => [district, towns, communities]),
      ['合计', 50, 100],
    ])
  })

  test('annex 2', async () => {
    const seqs = [...new Set(pkg.jointPoints.map(({ seq }) => seq))]
    const rows = seqs.map((seq) => {
      const of = pkg.jointPoints.filter((one) => one.seq === seq)
      return [seq, of[0]?.district, of[0]?.town, of.map(({ community }) => community).join(' ')]
    })
    expect(await sheetOf('programme.annex-2', {})).toEqual([
      ['序号', '区划', '试点街镇', '试点社区'],
      ...rows,
      ['合计', '', 11, 24],
    ])
  })
})

describe('the conflict', () => {
  test('stands in 和平区 and 蓟州区 alone, with its arithmetic and three ways out', async () => {
    const { body } = await board()
    expect(body.totals).toMatchObject({ notice: { towns: 50, communities: 100 }, used: { towns: 11, communities: 24 } })
    const inConflict = body.rows.filter(({ conflict }: { conflict: unknown }) => conflict)
    expect(inConflict).toMatchObject([
      { districtName: '和平区', conflict: { short: 1, text: expect.stringContaining('2×2＝4个社区，只有3个，缺1个') } },
      { districtName: '蓟州区', conflict: { short: 1, text: expect.stringContaining('1×2＝2个社区，只有1个，缺1个') } },
    ])
    for (const { conflict } of inConflict)
      expect(conflict.ways.map(({ way }: { way: string }) => way)).toEqual(['more-quota', 'cover-only', 'fewer-towns'])
  })

  test('is settled by the city for a reason, no more than needed, and can be taken back', async () => {
    const city = await person('cityLeader', paths.city)
    const decision = { districtCode: '120101', version: 1, way: 'more-quota', reason: '局长办公会同意' }
    expect((await city.ask(contract, 'decideQuotaConflict', { ...decision, count: 2 })).body.message).toContain(
      '最多可办1个',
    )
    const { body: decided } = await city.ask(contract, 'decideQuotaConflict', decision)
    expect((await city.ask(contract, 'decideQuotaConflict', decision)).status).toBe(409)
    const after = await board()
    expect(after.of('和平区')).toMatchObject({ conflict: null, quota: { communities: 7 }, notice: { communities: 6 } })
    expect(after.body.totals.quota).toEqual({ towns: 50, communities: 101 })
    expect((await sheetOf('programme.annex-1', { figures: 'decided' })).at(-1)).toEqual(['合计', 50, 101])
    const back = { districtCode: '120101', decisionId: decided.decisionId, version: 2, reason: '改用仅辐射' }
    expect((await city.ask(contract, 'takeBackQuotaDecision', back)).status).toBe(200)
    expect((await city.ask(contract, 'takeBackQuotaDecision', { ...back, version: 3 })).status).toBe(404)
    expect((await board()).of('和平区')).toMatchObject({ conflict: { short: 1 }, quota: { communities: 6 } })
  })

  test('what a decision gave can be taken back while nobody drew on it, though another point relies on what nobody agreed', async () => {
    const clerk = await person('districtAdmin', paths.heping)
    const free = (await freeTowns(paths.heping)).find(({ communities }) => communities.length > 1)
    if (!free) throw new Error('no town')
    const [one, two] = free.communities
    const { body: draft } = await clerk.ask(contract, 'draftNomination', {
      townCode: free.townCode,
      communities: [
        { areaCode: one?.code, role: 'pilot' },
        { areaCode: two?.code, role: 'covered_only' },
      ],
      submit: true,
    })
    expect(draft.status).toBe('town_submitted')
    const city = await person('cityLeader', paths.city)
    const of = (version: number) => ({ districtCode: '120101', version, reason: '先增后收' })
    const given = await city.ask(contract, 'decideQuotaConflict', { ...of(3), way: 'more-quota' })
    const back = { ...of(4), decisionId: given.body.decisionId }
    expect(await city.ask(contract, 'takeBackQuotaDecision', back)).toMatchObject({ status: 200 })
    const withdrawn = { pointId: draft.pointId, version: draft.version, reason: '改由其他街道申报' }
    expect((await clerk.ask(contract, 'withdrawNomination', withdrawn)).status).toBe(200)
  })

  test('is not the district’s to settle', async () => {
    const district = await person('districtLeader', paths.heping)
    const decision = { districtCode: '120101', version: 3, way: 'more-quota', reason: '本区需要' }
    expect((await district.ask(contract, 'decideQuotaConflict', decision)).status).toBe(403)
  })

  test('blocks no town, but nobody files past it without a decision', async () => {
    const clerk = await person('districtAdmin', paths.jizhou)
    const [first] = (await freeTowns(paths.jizhou)).filter(({ communities }) => communities.length > 2)
    if (!first) throw new Error('no town')
    const [one, two] = first.communities
    const both = [one, two].map((chosen) => ({ areaCode: chosen?.code, role: 'pilot' }))
    const { body: over } = await clerk.ask(contract, 'draftNomination', {
      townCode: first.townCode,
      communities: both,
      submit: true,
    })
    expect(over.details.refusals).toMatchObject([{ code: 'quota-communities', clause: '附件1' }])
    const communities = [
      { areaCode: one?.code, role: 'pilot' },
      { areaCode: two?.code, role: 'covered_only' },
    ]
    const { body: draft } = await clerk.ask(contract, 'draftNomination', {
      townCode: first.townCode,
      communities,
      submit: true,
    })
    expect(draft.status).toBe('town_submitted')
    expect((await board()).of('蓟州区').conflict).toMatchObject({ short: 0, undecided: 1 })
    const leader = await person('districtLeader', paths.jizhou)
    await leader.ask(contract, 'approveNomination', { pointId: draft.pointId, version: 2 })
    const city = await person('cityAdmin', paths.city)
    const file = { pointId: draft.pointId, version: 3, through: 'active' }
    expect((await city.ask(contract, 'fileNomination', file)).body.code).toBe('programme.undecidedCover')
    const decision = { districtCode: '120119', version: 1, way: 'cover-only', reason: '同意仅辐射一个村' }
    expect((await city.ask(contract, 'decideQuotaConflict', decision)).status).toBe(200)
    expect((await city.ask(contract, 'fileNomination', file)).body.status).toBe('active')
    const { of } = await board()
    expect(of('蓟州区')).toMatchObject({
      conflict: null,
      used: { towns: 2, communities: 4 },
      left: { towns: 0, communities: 0 },
    })
  })
})

test('two officers at once at the last place: one gets it', async () => {
  const towns = (await freeTowns('12.120117')).filter(({ communities }) => communities.length >= 2).slice(0, 2)
  const answers = await Promise.all(
    towns.map(async ({ townCode, communities }) => {
      const officer = await person('townAdmin', `12.120117.${townCode}`)
      const chosen = communities.slice(0, 2).map(({ code }) => ({ areaCode: code, role: 'pilot' }))
      return officer.ask(contract, 'draftNomination', { townCode, communities: chosen, submit: true })
    }),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(refused?.body.message).toContain('宁河区街镇名额已用完')
  expect((await board()).of('宁河区')).toMatchObject({
    pending: { towns: 1, communities: 2 },
    left: { towns: 0, communities: 0 },
  })
})

describe('nominations by spreadsheet', () => {
  const short = (name: string) => name.replace(/居委会$/, '')

  test('in annex 2’s columns become submitted nominations, a town to each', async () => {
    const [a, b, c] = (await freeTowns('12.120102')).filter(({ communities }) => communities.length >= 2)
    if (!a || !b || !c) throw new Error('too few towns')
    const names = ({ communities }: Free) => communities.slice(0, 2).map(({ name }) => short(name))
    const row = (no: string, of: Free, cell: string) => ({
      序号: no,
      区划: '河东区',
      试点街镇: of.townName,
      试点社区: cell,
    })
    const [firstOfB = '', secondOfB = ''] = names(b)
    const { problems, stored } = await importSheet(town, 'programme.nominations', '120102', [
      row('1', a, names(a).join(' ')),
      row('2', b, firstOfB),
      row('2', b, secondOfB),
      row('3', c, `${names(c)[0]}、${names(a)[0]}`),
    ])
    expect(problems).toMatchObject([{ rowNo: 5, columnTitle: '试点社区', reason: expect.stringContaining('三（二）') }])
    expect(stored).toBe(3)
    const { of } = await board()
    expect(of('河东区')).toMatchObject({ pending: { towns: 2, communities: 4 }, left: { towns: 1, communities: 2 } })
  })

  test('one wrong row holds back its whole town, and places are counted down the file', async () => {
    const free = (await freeTowns('12.120114')).filter(({ communities }) => communities.length >= 3)
    const rows = free.slice(0, 7).map(({ townName, communities }) => ({
      区划: '武清区',
      试点街镇: townName,
      试点社区: communities
        .slice(0, 2)
        .map(({ code }) => code)
        .join('、'),
    }))
    const [first] = free
    const wrong = { 区划: '武清区', 试点街镇: first?.townName ?? '', 试点社区: '不存在的社区' }
    const { problems, stored } = await importSheet(town, 'programme.nominations', '120114', [...rows, wrong])
    expect(stored).toBe(6)
    expect(problems.map(({ rowNo, reason }) => [rowNo, reason.slice(0, 12)])).toEqual([
      [2, '同一街镇另有一行有误，请'],
      [9, expect.any(String)],
    ])
    const more = await importSheet(town, 'programme.nominations', '120114', rows.slice(0, 1))
    expect(more.problems[0]?.reason).toContain('武清区街镇名额已用完')
  })
})
