import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadPackage } from '#contexts/programme/public.ts'
import {
  anEvaluationTown,
  anEvaluator,
  declares,
  done,
  type EvaluationTown,
  marks,
  opened,
  panelOf,
  ref,
  said,
  scores,
  scoring,
  seatOf,
  sheet,
  view,
} from '../../../tests/kit/evaluation.ts'
import { loadTianjin, packageIn } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { latestFinal, reportOf } from './public.ts'

const town = aTown()
let who: EvaluationTown
const at = (moment: string): void => {
  town.now = new Date(`${moment}:00+08:00`)
}
beforeAll(async () => {
  await loadTianjin(town)
  who = await anEvaluationTown(town)
})

describe('a mid evaluation, from the panel to the public', () => {
  let occasionId = ''
  test('is opened once for a point; the district can’t open the city’s, nor two panels one', async () => {
    const form = { areaCode: '120101', pointId: who.pointId, stage: 'mid', level: 'city', asOf: '2024-03-05' }
    expect(await said(who.district, 'openOccasion', form)).toContain('市级评估由市里组织')
    const both = await Promise.all([opened(who).then(String, String), opened(who).then(String, String)])
    expect(both.filter((one) => one.includes('不能由两个评估组同时评'))).toHaveLength(1)
    occasionId = both.find((one) => !one.includes('不能')) ?? ''
    expect((await view(who.city, occasionId)).state).toBe('forming')
  })

  test('the panel must be as the rule says, and who is tied to the unit is found and refused', async () => {
    const { experts } = who
    const formed = async (panel: unknown[]) =>
      said(who.city, 'formPanel', { ...(await ref(who.city, occasionId)), panel })
    expect(await formed(panelOf(experts.slice(0, 2)))).toContain('成员至少3人；成员须为单数')
    const worked = experts[6]
    await town.tx((tx) =>
      sql`insert into workforce.service_period (id, person_id, area_code, kind, title, from_date, to_date, created_at)
        values (gen_random_uuid(), ${worked?.personId}, '120101006018', 'two_committee_member', '“两委”成员', '2022-01-01', '2022-12-31', ${town.now})`.execute(
        tx,
      ),
    )
    const { rows } = await done(who.city, 'findCandidates', { occasionId })
    expect(rows.find((one: { name: string }) => one.name === '王主任').interests[0].kind).toBe('employed')
    const tied = [...experts.slice(0, 2), ...(worked ? [worked] : [])]
    expect(await formed(panelOf(tied))).toContain('王主任须回避：两年内在被评单位任职')
    expect(await formed(panelOf(experts.slice(0, 3)))).toBe('200 办成')
    expect(await said(who.elsewhere, 'getOccasion', { occasionId })).toMatch(/40[34]/)
  })

  test('nobody sees the files before they declare; a member the unit has doubts about steps back', async () => {
    const [first, second, third, fourth] = who.experts
    if (!first || !second || !third || !fourth) throw new Error('no experts')
    const before = await sheet(first, occasionId)
    expect([before.items, before.mayScore]).toEqual([[], false])
    await declares(first, occasionId)
    await declares(second, occasionId)
    expect(
      await said(who.city, 'beginScoring', { ...(await ref(who.city, occasionId)), endsOn: '2024-03-15' }),
    ).toContain('没有签署声明：李治理')
    const seats = (await view(who.town, occasionId)).panel
    const seatId = seats.find((one: { name: string }) => one.name === '李治理').id
    const doubt = { ...(await ref(who.town, occasionId)), seatId, reason: '其配偶在我街道任职' }
    await done(who.town, 'challengeMember', doubt)
    const [challenge] = (await view(who.city, occasionId)).challenges
    expect([challenge.askedOn, challenge.answerUntil]).toEqual(['2024-03-05', '2024-03-08'])
    const answer = { challengeId: challenge.id, version: challenge.version, upheld: true, answer: '情况属实，应当回避' }
    await done(who.city, 'answerChallenge', answer)
    expect(await seatOf(third, occasionId)).toBeUndefined()
    const panel = panelOf([first, second, fourth])
    await done(who.city, 'formPanel', { ...(await ref(who.city, occasionId)), panel })
    await declares(fourth, occasionId)
  })

  test('scoring is blind, lowers with a reason, never raises, and ends at its deadline', async () => {
    const [first, second, , fourth] = who.experts
    if (!first || !second || !fourth) throw new Error('no experts')
    await done(who.city, 'beginScoring', { ...(await ref(who.city, occasionId)), endsOn: '2024-03-15' })
    const { items } = await sheet(first, occasionId)
    expect(items).toHaveLength(27)
    const computed = items.find((one: { computedCenti: number | null }) => (one.computedCenti ?? 0) > 0)
    const { id: seatId, version } = await seatOf(first, occasionId)
    const mark = { seatId, version, item: computed?.code ?? 'A1', reason: '材料很好很好' }
    const high = (computed?.computedCenti ?? 0) + 1
    expect(await said(first, 'saveMark', { ...mark, centi: high })).toContain('不能调高')
    if (computed) {
      expect(await said(first, 'saveMark', { ...mark, centi: 0, reason: '' })).toContain('请写明理由')
      await done(first, 'saveMark', { ...mark, centi: 0, reason: '记录中有两次没有纪要' })
    }
    expect(await said(first, 'submitScores', { seatId, version: (await seatOf(first, occasionId)).version })).toContain(
      '还有项目没有评',
    )
    await scores(first, occasionId, 80)
    const seen = await view(who.city, occasionId)
    expect([
      seen.isBlind,
      seen.submitted,
      seen.items,
      seen.panel.map((one: { totalCenti: unknown }) => one.totalCenti),
    ]).toEqual([true, 1, [], [null, null, null, null]])
    at('2024-03-16T09:00')
    const late = { seatId: (await seatOf(second, occasionId)).id, version: (await seatOf(second, occasionId)).version }
    expect(await said(second, 'submitScores', late)).toContain('评分期限2024年3月15日已过')
    const longer = { ...(await ref(who.city, occasionId)), endsOn: '2024-03-20', reason: '两位专家出差在外' }
    await done(who.city, 'extendScoring', longer)
    await scores(second, occasionId, 60)
    await scores(fourth, occasionId, 70)
    const after = await view(who.city, occasionId)
    expect([after.state, after.isBlind, after.items.length]).toEqual(['preliminary', false, 27])
  })

  test('is told, objected to in time, scored again by others, decided by another hand, and published', async () => {
    const { experts } = who
    expect((await view(who.town, occasionId)).totalCenti).toBeNull()
    const told = await done(who.city, 'tellResult', await ref(who.city, occasionId))
    expect(told.objectUntil).toBe('2024-03-22')
    expect((await view(who.town, occasionId)).totalCenti).toBeGreaterThan(0)
    expect(await said(who.leader, 'approveResult', await ref(who.leader, occasionId))).toContain('期满后才能审定')
    const reason = '联席会议有四次，漏计一次'
    await done(who.town, 'objectToResult', { ...(await ref(who.town, occasionId)), reason })
    const again = async (panel: unknown[]) => ({ ...(await ref(who.city, occasionId)), panel })
    expect(await said(who.city, 'callReview', await again(panelOf(experts.slice(0, 3))))).toContain(
      '第一次评估组的成员不能复核',
    )
    const [, , , , fifth, sixth] = experts
    const spare = await anEvaluator(town, '冯专家')
    if (!fifth || !sixth) throw new Error('no experts')
    const second = [fifth, sixth, spare]
    await done(who.city, 'callReview', await again(panelOf(second)))
    for (const one of second) await declares(one, occasionId)
    const tooLong = { ...(await ref(who.city, occasionId)), endsOn: '2024-04-15' }
    expect(await said(who.city, 'beginScoring', tooLong)).toContain('复核须在')
    await done(who.city, 'beginScoring', { ...(await ref(who.city, occasionId)), endsOn: '2024-03-28' })
    await scores(fifth, occasionId, 90)
    await scores(sixth, occasionId, 90)
    await scores(spare, occasionId, 84)
    expect((await view(who.city, occasionId)).state).toBe('reviewed')
    const approve = await ref(who.leader, occasionId)
    expect(await said(who.leader, 'approveResult', approve)).toContain('写明对异议的决定')
    await done(who.leader, 'approveResult', { ...approve, decision: '复核后维持评分口径，得分更新' })
    await done(who.leader, 'publishResult', await ref(who.leader, occasionId))
    const last = await town.tx((tx) => latestFinal(tx, who.pointId, 'city'))
    expect(last).toMatchObject({ occasionId, stage: 'mid', vetoed: false, finalOn: '2024-03-16' })
  })

  test('prints the whole sheet with the source of each point, into a draft document', async () => {
    const report = await town.tx((tx) => reportOf(tx, occasionId))
    const table = report.blocks.findLast(({ kind }) => kind === 'table')
    if (table?.kind !== 'table') throw new Error('no table')
    process.stdout.write(`${table.rows.map((row) => row.join(' | ')).join('\n')}\n`)
    expect(table.rows).toHaveLength(27)
    expect(table.rows.every(([, , , , , why]) => (why ?? '') !== '')).toBe(true)
    const { documentId } = await done(who.city, 'draftNotice', await ref(who.city, occasionId))
    const { documents, story } = await view(who.city, occasionId)
    expect(documents[0]).toMatchObject({ id: documentId, genre: '函', no: null })
    expect(story.map(({ kind }: { kind: string }) => kind)).toContain('reviewing')
  })
})

/** The programme with another limit of the spread: only five of the points are judged. */
const apartFrom = (points: number) =>
  town.tx((tx) => {
    const known = packageIn('programmes/tianjin-2023-20')
    const parameters = known.parameters.map((one) =>
      one.code === 'evaluation.spread-points' ? { ...one, value: points } : one,
    )
    return loadPackage(tx, { ...known, parameters, digest: `${known.digest}-${points}` }, town.now)
  })

describe('when a member can’t go on while scoring', () => {
  test('they step back before handing in, somebody else fills the place, and only then is there a result', async () => {
    at('2024-03-05T09:00')
    const host = who.district
    const [, , , first, second, third, spare] = who.experts
    if (!first || !second || !third || !spare) throw new Error('no experts')
    const other = await anEvaluator(town, '替补专家')
    const more = { stage: 'final', level: 'district', areaCode: '120101' }
    const sit = [first, second, third]
    const occasionId = await scoring(who, more, host, sit)
    const form = async (panel: unknown[]) => said(host, 'formPanel', { ...(await ref(host, occasionId)), panel })
    expect((await view(host, occasionId)).may).not.toContain('formPanel')
    expect(await form([...panelOf(sit), ...panelOf([other]), ...panelOf([spare])])).toContain('不能另加成员')
    await scores(first, occasionId, 50)
    const late = await seatOf(first, occasionId)
    const gone = { seatId: late.id, version: late.version, statement: '交了才想起来' }
    expect(await said(first, 'stepBack', gone)).toContain('已交评分，不能再退出')
    const { id: seatId, version } = await seatOf(second, occasionId)
    await done(second, 'stepBack', { seatId, version, statement: '住院，不能继续评分' })
    expect(await said(second, 'mySheet', { seatId })).toContain('404')
    await scores(third, occasionId, 60)
    const waiting = await view(host, occasionId)
    expect([waiting.state, waiting.vacant, waiting.items]).toEqual(['scoring', 1, []])
    expect(waiting.may).toContain('formPanel')
    const stay = panelOf(sit).filter(({ personId }) => personId !== second.personId)
    const place = { personId: other.personId, role: 'member', fields: ['finance'], unit: '某所' }
    expect(await form([...stay.slice(0, 1), place])).toContain('只能补选退出成员的席位')
    expect(await form([...stay, { ...place, fields: ['charity'] }])).toContain('须有财务的成员')
    expect(await form([...stay, { ...place, personId: second.personId }])).toContain('须回避')
    expect(await form([...stay, place])).toBe('200 办成')
    expect((await view(host, occasionId)).panel.every(({ totalCenti }: { totalCenti: unknown }) => !totalCenti)).toBe(
      true,
    )
    expect((await sheet(other, occasionId)).items).toEqual([])
    await declares(other, occasionId)
    await scores(other, occasionId, 55)
    const after = await view(host, occasionId)
    expect([after.state, after.vacant]).toEqual(['preliminary', 0])
    expect(after.story.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['left', 'replaced']))
  })
})

describe('when the scores are far apart', () => {
  test('the members talk it over, may change their marks, and the lead says why; a veto makes the grade the lowest', async () => {
    at('2024-03-05T09:00')
    await apartFrom(3)
    const occasionId = await scoring(who, { stage: 'final' })
    const [first, second, third] = who.experts
    if (!first || !second || !third) throw new Error('no experts')
    const { items } = await sheet(first, occasionId)
    const judged = items.filter(({ kind }: { kind: string }) => kind === 'judged')
    const most = judged.reduce((sum: number, { fullCenti }: { fullCenti: number }) => sum + fullCenti, 0)
    await scores(first, occasionId, 100)
    await scores(second, occasionId, 0)
    await scores(third, occasionId, 50)
    const seen = await view(who.city, occasionId)
    expect([seen.state, seen.spreadCenti]).toEqual(['discussing', most])
    const lead = await seatOf(first, occasionId)
    await marks(second, occasionId, { item: judged[0].code, centi: judged[0].fullCenti, reason: '讨论后认可材料' })
    const end = { reason: '对可持续安排的理解不同，已统一' }
    const { id: seatId, version } = await seatOf(second, occasionId)
    expect(await said(second, 'endDiscussion', { ...end, seatId, version })).toContain('由组长')
    await done(first, 'endDiscussion', { ...end, seatId: lead.id, version: lead.version })
    const talked = await view(who.city, occasionId)
    expect([talked.state, talked.discussion]).toEqual(['preliminary', end.reason])
    const [choice] = (await view(who.city, occasionId)).vetoChoices
    const veto = { ...(await ref(who.city, occasionId)), code: choice.code, evidence: '审计发现挪用资金一笔' }
    await done(who.city, 'noteVeto', veto)
    expect(await view(who.city, occasionId)).toMatchObject({ state: 'preliminary', vetoed: true, grade: '不合格' })
  })

  test('who is known to be tied to the unit can’t declare otherwise', async () => {
    const occasionId = await opened(who, { stage: 're' })
    await done(who.city, 'formPanel', { ...(await ref(who.city, occasionId)), panel: panelOf(who.experts.slice(0, 3)) })
    const [first, second] = who.experts
    if (!first || !second) throw new Error('no experts')
    await town.tx((tx) =>
      sql`insert into workforce.service_period (id, person_id, area_code, kind, title, from_date, created_at)
        values (gen_random_uuid(), ${first.personId}, '120101006018', 'community_worker', '社区工作者', '2024-01-01', ${town.now})`.execute(
        tx,
      ),
    )
    const { id: seatId, version } = await seatOf(first, occasionId)
    expect(await said(first, 'declare', { seatId, version, agreed: true })).toContain('不能声明无利害关系')
    await done(first, 'stepBack', { seatId, version, statement: '年初到该社区工作' })
    expect(await said(second, 'mySheet', { seatId })).toContain('404')
  })

  test('who takes a post with the unit while scoring has their scores refused as undeclared', async () => {
    const occasionId = await scoring(
      who,
      { level: 'district', areaCode: '120101' },
      who.district,
      who.experts.slice(3, 6),
    )
    const [, , , , second, third] = who.experts
    if (!second || !third) throw new Error('no experts')
    await scores(third, occasionId, 50)
    await town.tx((tx) =>
      sql`insert into workforce.service_period (id, person_id, area_code, kind, title, from_date, created_at)
        values (gen_random_uuid(), ${second.personId}, '120101006018', 'community_worker', '社区工作者', '2024-03-01', ${town.now})`.execute(
        tx,
      ),
    )
    await expect(scores(second, occasionId, 50)).rejects.toThrow('没有声明，评分不能收下')
    expect((await view(who.district, occasionId)).submitted).toBe(1)
  })
})
