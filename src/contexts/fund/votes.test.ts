import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { factsTold } from '../../../tests/kit/facts.ts'
import { fundScene } from '../../../tests/kit/fund.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { fundContract as contract } from './contract.ts'
import { closeVotes } from './jobs/close-votes.ts'
import { openResolution } from './public.ts'

const town = aTown()
const scene = fundScene(town)
const { as, must } = scene
const said = (text: string, status = 409) => ({ status, body: { message: expect.stringContaining(text) } })
let fund: Awaited<ReturnType<typeof scene.aFund>>
beforeAll(async () => {
  fund = await scene.aFund()
})

type Voter = (typeof fund)['members'][number]
const voter = (n: number): Voter => {
  const one = fund.members[n]
  if (!one) throw new Error(`no member ${n}`)
  return one
}
const vote = (n: number, resolutionId: string, choice: string, more: object = {}) =>
  voter(n).phone.ask(contract, 'castVote', { resolutionId, choice, ...more })

/** A payment that is put to the vote, as grants do it. */
const aMatter = (more: object = {}) =>
  town.tx((tx) =>
    openResolution(tx, {
      ...{
        fundId: fund.fundId,
        kind: 'grant',
        title: '资助义诊健康队',
        subjectKind: 'grants.grant',
        subjectId: randomUUID(),
      },
      ...{ amountFen: 500_000, interested: { personIds: [], organisationIds: [] }, now: town.now },
      by: { accountId: randomUUID(), personId: null, name: '街道', now: town.now },
      ...more,
    }),
  )
const stateOf = async (resolutionId: string) => (await must('town', 'getResolution', { resolutionId })).state
const closings = async () =>
  (await factsTold<{ outcome: string }>(town, 'fund.resolution-closed')).map(({ outcome }) => outcome)

describe('a vote', () => {
  test('is by name and once; five seats, three for it with four at the vote pass an ordinary payment', async () => {
    const id = await aMatter()
    expect((await vote(0, id, 'for')).body).toEqual({ state: 'open' })
    expect(await vote(0, id, 'against')).toMatchObject(said('已经投过'))
    expect((await vote(1, id, 'for')).body).toEqual({ state: 'open' })
    expect((await vote(2, id, 'against', { reason: '预算偏高' })).body).toEqual({ state: 'open' })
    expect((await vote(3, id, 'for')).body).toEqual({ state: 'passed' })
    expect(await vote(4, id, 'for')).toMatchObject(said('已经结束'))
    const { ballots } = await must('town', 'getResolution', { resolutionId: id })
    const names = ballots.map(
      ({ name, choice }: { name: string; choice: string | null }) => `${name} ${choice ?? '未投'}`,
    )
    expect(names.sort()).toEqual(['周* 未投', '孙* against', '李* for', '赵* for', '钱* for'])
  })

  test('on more than ten thousand yuan needs two thirds of all', async () => {
    const id = await aMatter({ amountFen: 1_000_001 })
    for (const n of [0, 1, 2]) await vote(n, id, 'for')
    expect((await vote(3, id, 'against')).body).toEqual({ state: 'open' })
    expect((await vote(4, id, 'against')).body).toEqual({ state: 'rejected' })
    expect(
      (await town.tx((tx) => sql`select is_major from fund.resolution where id = ${id}`.execute(tx))).rows,
    ).toEqual([{ isMajor: true }])
    const edge = await aMatter({ amountFen: 1_000_000 })
    for (const n of [0, 1, 2]) await vote(n, edge, 'for')
    expect((await vote(3, edge, 'against')).body).toEqual({ state: 'passed' })
  })

  test('is refused to who has an interest, by what is known or by their own word; they vote for nobody else either', async () => {
    const id = await aMatter({ interested: { personIds: [voter(0).personId], organisationIds: [] } })
    expect(await vote(0, id, 'for')).toMatchObject(said('应当回避'))
    expect(
      (await voter(1).phone.ask(contract, 'declareInterest', { resolutionId: id, reason: '申请人是我的儿子' })).status,
    ).toBe(200)
    expect(await vote(1, id, 'for')).toMatchObject(said('应当回避'))
    const away = await voter(2).phone.ask(contract, 'delegateVote', { resolutionId: id, delegateId: voter(0).memberId })
    expect(away).toMatchObject(said('没有回避'))
    expect((await vote(2, id, 'for')).body).toEqual({ state: 'open' })
    expect((await vote(3, id, 'for')).body).toEqual({ state: 'passed' })
    await expect(
      town.tx((tx) =>
        sql`update fund.ballot set choice = 'for' where resolution_id = ${id} and recused is not null`.execute(tx),
      ),
    ).rejects.toThrow(/no_vote_with_interest/)
  })

  test('cannot be held where half of the seats have an interest', async () => {
    const personIds = [0, 1, 2].map((n) => voter(n).personId)
    await expect(aMatter({ interested: { personIds, organisationIds: [] } })).rejects.toThrow('由慈善组织理事会决定')
  })

  test('may be given to one colleague, who casts both by name', async () => {
    const id = await aMatter()
    const give = (n: number, to: number) =>
      voter(n).phone.ask(contract, 'delegateVote', { resolutionId: id, delegateId: voter(to).memberId })
    expect((await give(0, 1)).status).toBe(200)
    expect(await give(2, 1)).toMatchObject(said('只能委托'))
    expect(await give(1, 3)).toMatchObject(said('只能委托'))
    expect(await vote(0, id, 'for')).toMatchObject(said('没有您的一票', 404))
    expect((await vote(1, id, 'for', { memberId: voter(0).memberId })).status).toBe(200)
    const { rows } = (await voter(1).phone.ask(contract, 'myResolutions')).body
    expect(rows.find((one: { id: string }) => one.id === id)).toMatchObject({
      votes: [{ name: '钱二', isOwn: true }],
      mine: null,
    })
    await vote(1, id, 'for')
    await vote(2, id, 'against')
    expect((await vote(3, id, 'for')).body).toEqual({ state: 'passed' })
    const { ballots } = await must('town', 'getResolution', { resolutionId: id })
    expect(ballots.find(({ name }: { name: string }) => name === '赵*')).toMatchObject({
      delegateName: '钱*',
      choice: 'for',
    })
  })

  test('is counted as it stands once its last day is over', async () => {
    const late = await aMatter()
    await vote(0, late, 'for')
    const close = (today: string) => town.tx((tx) => closeVotes.run({}, { tx, now: town.now, today } as never))
    await close('2024-03-12')
    expect(await stateOf(late)).toBe('open')
    await close('2024-03-13')
    expect(await stateOf(late)).toBe('lapsed')
    expect((await closings()).at(-1)).toBe('rejected')
  })

  test('of all five at once is counted to the last, and told once', async () => {
    const before = (await closings()).length
    const id = await aMatter()
    const answers = await Promise.all([0, 1, 2, 3, 4].map((n) => vote(n, id, 'for')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4)
    expect(answers.find(({ status }) => status === 409)).toMatchObject(said('已经结束'))
    expect(await closings()).toHaveLength(before + 1)
  })

  test('is watched by the monitor, who has a voice and no vote; and may be vetoed by the charity', async () => {
    const id = await aMatter()
    const { phone } = fund.monitor
    expect((await phone.ask(contract, 'giveOpinion', { resolutionId: id, text: '请附三家报价' })).status).toBe(200)
    expect((await phone.ask(contract, 'castVote', { resolutionId: id, choice: 'for' })).status).toBe(403)
    const { rows } = (await phone.ask(contract, 'myResolutions')).body
    expect(rows.find((one: { id: string }) => one.id === id)).toMatchObject({ isMonitor: true, votes: [] })
    for (const n of [0, 1, 2, 3]) await vote(n, id, 'for')
    const { version, opinions } = await must('town', 'getResolution', { resolutionId: id })
    expect(opinions).toMatchObject([{ name: '吴**', text: '请附三家报价' }])
    const veto = { resolutionId: id, version, reason: '受益人与用途不符' }
    expect((await as('town').ask(contract, 'vetoResolution', veto)).status).toBe(403)
    expect((await as('manager').ask(contract, 'vetoResolution', veto)).status).toBe(200)
    expect(await as('manager').ask(contract, 'vetoResolution', { ...veto, version: version + 1 })).toMatchObject(
      said('不能再否决'),
    )
    expect(await stateOf(id)).toBe('vetoed')
  })

  test('is nobody else’s: another town’s member finds no seat', async () => {
    const id = await aMatter()
    const stranger = town.as(
      await town.person('fundCommittee', paths.xinwenhua, { personId: await scene.aPerson('旁人') }),
    )
    expect(await stranger.ask(contract, 'castVote', { resolutionId: id, choice: 'for' })).toMatchObject(
      said('没有您的一票', 404),
    )
    expect((await stranger.ask(contract, 'myResolutions')).body).toEqual({ rows: [] })
  })
})

test('a yearly plan is made, voted, and approved by another hand', async () => {
  const plan = {
    fundId: fund.fundId,
    fromDate: '2024-04-01',
    text: '慰问困难群体，支持三支志愿队伍，改善小广场。',
    incomeFen: 6_000_000,
    spendingFen: 5_500_000,
  }
  const version = await scene.versionOf(fund.fundId)
  expect(await as('town').ask(contract, 'makePlan', { ...plan, version, toDate: '2024-12-31' })).toMatchObject(
    said('连续12个月'),
  )
  const { planId, resolutionId } = await must('town', 'makePlan', { ...plan, version, toDate: '2025-03-31' })
  const approve = { fundId: fund.fundId, planId, version: 1 }
  expect(await as('manager').ask(contract, 'approvePlan', approve)).toMatchObject(said('先经管委会'))
  for (const n of [0, 1, 2, 3]) await vote(n, resolutionId, 'for')
  expect((await as('manager').ask(contract, 'approvePlan', { ...approve, version: 2 })).status).toBe(200)
  const { plans } = await must('town', 'getFund', { fundId: fund.fundId })
  expect(plans).toMatchObject([{ state: 'approved', approvedOn: '2024-03-05' }])
})
