import { beforeAll, describe, expect, test } from 'vitest'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import {
  aReportingTown,
  aSignedReport,
  done,
  finalResult,
  type ReportingTown,
  said,
} from '../../../tests/kit/reporting.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { type Candidate, TERMS } from './rules/commendation.ts'
import { showCenti } from './rules/paper.ts'

const town = aTown()
let who: ReportingTown
let commendationId: string
beforeAll(async () => {
  town.now = new Date('2024-01-10T09:00:00+08:00')
  await loadTianjin(town)
  who = await aReportingTown(town)
  await finalResult(town, '120104004', { totalCenti: 9_120, grade: '优秀' })
  await finalResult(town, '120101006', { totalCenti: 8_200, grade: '良好' })
  await finalResult(town, '120103003', { totalCenti: 5_400, grade: '不合格' })
  await aSignedReport(who, 'mid', 'M1')
  await aSignedReport(who, 'half-year', '2023-H2')
  town.now = new Date('2024-01-20T09:00:00+08:00')
})
const form = { areaCode: '12', stage: 'mid', title: '天津市民政局关于表扬“五社联动”中期推进有力的区的通报' }
const ref = async (hand = who.receiver) => {
  const { version } = await done(hand, 'getCommendation', { commendationId })
  return { commendationId, version }
}
const wordsOf = ({ districtName, evaluated, terms, totalCenti, leftOut }: Candidate) =>
  [
    ...[districtName.padEnd(5, '　'), `评估${evaluated}个`],
    ...terms.map(
      ({ term, part, whole, weight, centi }) => `${TERMS[term]} ${weight}×${part}/${whole}=${showCenti(centi)}`,
    ),
    ...[`合计${showCenti(totalCenti)}`, leftOut ?? '可以列入'],
  ].join('｜')

describe('with the sample the parameters ask for', () => {
  test('a district with one evaluated point is shown term by term, and not compared', async () => {
    commendationId = (await done(who.receiver, 'prepareCommendation', form)).commendationId
    const { candidates, leastPoints } = await done(who.leader, 'getCommendation', { commendationId })
    process.stdout.write(`${candidates.map(wordsOf).join('\n')}\n`)
    expect(candidates.map(({ districtCode }: Candidate) => districtCode).slice(0, 4)).toEqual([
      ...['120101', '120102', '120103', '120104'],
    ])
    expect(candidates).toHaveLength(16)
    const nankai = candidates.find(({ districtCode }: Candidate) => districtCode === '120104')
    expect(nankai.terms).toMatchObject([
      { term: 'coverage', part: 1, whole: 3, centi: 833 },
      { term: 'score', part: 9_120, whole: 10_000, centi: 3_192 },
      { term: 'qualified', part: 1, whole: 1, centi: 2_500 },
      { term: 'timely', part: 2, whole: 2, centi: 1_500 },
    ])
    expect(nankai).toMatchObject({ totalCenti: 8_025, leftOut: `已评估1个创建点，少于${leastPoints}个，样本不足` })
    const choice = { ...(await ref()), chosen: ['120104'] }
    expect(await said(who.receiver, 'chooseDistricts', choice)).toContain(
      '南开区不能列入：已评估1个创建点，少于2个，样本不足',
    )
    expect(await said(who.receiver, 'proposeCommendation', await ref())).toContain('还没有选择')
    expect(await said(who.receiver, 'prepareCommendation', form)).toContain('已有一份')
    expect(await said(who.writer, 'prepareCommendation', { ...form, areaCode: '120104' })).toContain('403')
  })
})

describe('with enough evaluated', () => {
  test('whoever stands no lower than the chosen is chosen too, or named with a reason', async () => {
    await town.tx((tx) =>
      withCandidates(tx, commendationId, { '120101': 9_000, '120104': 9_000, '120110': 8_500, '120111': 7_000 }),
    )
    const choose = async (more: object) =>
      said(who.receiver, 'chooseDistricts', { ...(await ref()), chosen: ['120104'], ...more })
    expect(await choose({})).toContain('和平区的合计不低于已选的区')
    expect(await choose({ passed: [{ districtCode: '120101', reason: '无' }] })).toContain('同分同待遇')
    expect(await choose({ chosen: ['120111'] })).toContain('西青区不能列入：合计低于通报的最低分')
    expect(await choose({ chosen: ['120110', '120104'], passed: [] })).toContain('和平区')
    expect(await choose({ chosen: ['120999'] })).toContain('不在这次计算的范围内')
    const passed = [
      { districtCode: '120101', reason: '正在整改一项资金使用问题，复查后再议' },
      { districtCode: '120110', reason: '分数低于入选的区，不需要理由' },
    ]
    expect(await choose({ passed, merits: '南开区部门联席，把五方行动排进了社区日常。' })).toContain('200')
    expect((await done(who.leader, 'getCommendation', { commendationId })).passed).toEqual(passed.slice(0, 1))
  })

  test('is decided by another hand and drafted as 通报 to the district bureaus, in the order of annex 1', async () => {
    expect(await said(who.receiver, 'draftCommendation', await ref())).toContain('决定之后才能拟稿')
    await done(who.receiver, 'proposeCommendation', await ref())
    expect(await said(who.receiver, 'chooseDistricts', { ...(await ref()), chosen: [] })).toContain('不在可办理的环节')
    const decide = { outcome: 'decided', note: '局长办公会2024年第3次会议同意' }
    expect(await said(who.receiver, 'decideCommendation', { ...(await ref()), ...decide })).toContain('403')
    await done(who.leader, 'decideCommendation', { ...(await ref()), ...decide })
    const { documentId } = await done(who.receiver, 'draftCommendation', await ref())
    const one = await done(who.receiver, 'getCommendation', { commendationId })
    expect(one).toMatchObject({ state: 'decided', documents: [{ id: documentId, genre: '通报', no: null }], may: [] })
    const { findDocument } = await import('#contexts/documents/public.ts')
    const document = await town.tx((tx) => findDocument(tx, documentId))
    const text = JSON.stringify(document)
    expect(text).toContain('"addressee":"各区民政局"')
    expect(text).toContain('南开区民政局予以通报表扬')
    expect(text).toContain('不分名次')
    expect(text).not.toContain('和平区')
    expect(await said(who.receiver, 'draftCommendation', await ref())).toContain('已经拟过公文稿')
  })
})

test('a decision against it needs its reason, and the way is free for another', async () => {
  town.now = new Date('2024-01-21T09:00:00+08:00')
  commendationId = (await done(who.receiver, 'prepareCommendation', form)).commendationId
  await town.tx((tx) => withCandidates(tx, commendationId, { '120104': 9_000 }))
  const merits = '部门联席，把五方行动排进了社区日常。'
  await done(who.receiver, 'chooseDistricts', { ...(await ref()), chosen: ['120104'], merits })
  await done(who.receiver, 'proposeCommendation', await ref())
  expect(await said(who.leader, 'decideCommendation', { ...(await ref()), outcome: 'refused', note: '' })).toContain(
    '依据',
  )
  await done(who.leader, 'decideCommendation', { ...(await ref()), outcome: 'refused', note: '等末期评估后一并通报' })
  expect((await done(who.receiver, 'listCommendations', {})).rows.map(({ state }: { state: string }) => state)).toEqual(
    [...['refused', 'decided']],
  )
  expect(await said(who.receiver, 'prepareCommendation', form)).toContain('200')
})

/** As if these districts had enough evaluated points, with these totals. */
async function withCandidates(
  tx: Parameters<Parameters<typeof town.tx>[0]>[0],
  id: string,
  totals: Record<string, number>,
) {
  const { sql } = await import('kysely')
  for (const [code, total] of Object.entries(totals))
    await sql`update reporting.commendation set candidates = (select jsonb_agg(case when k->>'districtCode' = ${code}
        then k || jsonb_build_object('totalCenti', ${total}::int, 'evaluated', 3, 'leftOut', ${total < 8_000 ? '合计低于通报的最低分' : null}::text) else k end order by n)
      from jsonb_array_elements(candidates) with ordinality as e(k, n)) where id = ${id}`.execute(tx)
}

test('whoever chose or proposed does not decide, whatever posts they hold', async () => {
  const both = await town.person('cityAdmin', '12')
  const leaderToo = await town.person('cityLeader', '12')
  Object.assign(both, { posts: [...both.posts, ...leaderToo.posts] })
  const hand = town.as(both)
  const { rows } = await done(who.receiver, 'listCommendations', {})
  commendationId = rows.find(({ state }: { state: string }) => state === 'drafted').id
  await town.tx((tx) => withCandidates(tx, commendationId, { '120104': 9_000 }))
  const merits = '部门联席，把五方行动排进了社区日常。'
  await done(hand, 'chooseDistricts', { ...(await ref()), chosen: ['120104'], merits })
  await done(who.receiver, 'proposeCommendation', await ref())
  const decide = { outcome: 'decided', note: '局长办公会2024年第4次会议同意' }
  expect(await said(hand, 'decideCommendation', { ...(await ref()), ...decide })).toContain('不能为同一人')
  expect(await said(who.leader, 'decideCommendation', { ...(await ref()), ...decide })).toContain('200')
})
