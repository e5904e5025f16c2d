import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { fundContract } from '#contexts/fund/contract.ts'
import type { RoleName } from '#main/roles.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import {
  aGrantTown,
  applicationForm,
  aVotedGrant,
  callForm,
  decided,
  done,
  type GrantTown,
  said,
  scored,
  versionOf,
  XINWENHUA,
} from '../../../tests/kit/grants.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
let who: GrantTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aGrantTown(town)
})
/** One account with two posts. */
async function withPosts(one: RoleName, other: RoleName) {
  const both = await town.person(one, paths.nanshi)
  const { posts } = await town.person(other, paths.nanshi)
  return town.as(Object.assign(both, { posts: [...both.posts, ...posts] }))
}
async function aVolunteer() {
  const personId = await town.tx((tx) => addPerson(tx, { areaCode: XINWENHUA, name: '王建国' }, town.now))
  return town.as(await town.person('volunteer', paths.xinwenhua, { personId }))
}
const ref = async (grantId: string) => ({ grantId, version: await versionOf(who.town, grantId) })
const lines = (fen: number) => [{ item: '活动室改造', unitFen: fen, quantity: 1, amountFen: fen }]
const wide = { minFen: 10_000, maxFen: 100_000_000 }
const asking = (askedFen: number) => ({ askedFen, otherIncomeFen: 0, lines: lines(askedFen) })

describe('an amount that needs more hands', () => {
  test('of the middle: a manager and an accountant; a wrong amount goes back with its reason and all sign anew', async () => {
    const grantId = await aVotedGrant(town, who, asking(800_000), wide)
    await done(who.manager, 'approveGrant', { ...(await ref(grantId)), grantedFen: 790_000 })
    const wrong = await said(who.accountant, 'countersignGrant', { ...(await ref(grantId)), grantedFen: 800_000 })
    expect(wrong).toContain('前一位审定的金额是7,900.00元')
    const reason = '金额少写了一百元'
    expect(await said(who.cashier, 'returnCountersign', { ...(await ref(grantId)), reason })).toContain('403')
    await done(who.accountant, 'returnCountersign', { ...(await ref(grantId)), reason })
    expect(await said(who.accountant, 'returnCountersign', { ...(await ref(grantId)), reason })).toContain(
      '还没有人审定',
    )
    await done(who.accountant, 'countersignGrant', { ...(await ref(grantId)), grantedFen: 800_000 })
    expect((await done(who.town, 'getGrant', { grantId })).missing).toEqual({ managers: 1, accountants: 0 })
    await done(who.manager, 'approveGrant', { ...(await ref(grantId)), grantedFen: 800_000 })
    const grant = await done(who.town, 'getGrant', { grantId })
    expect([grant.state, grant.grantedFen, grant.approvals.length]).toEqual(['approved', 800_000, 2])
    expect(grant.steps.some(({ note }: { note: string }) => note === reason)).toBe(true)
  })

  test('of the large: two managers and an accountant, and one account with two posts is one hand', async () => {
    const grantId = await aVotedGrant(town, who, asking(6_000_000), wide)
    const two = await withPosts('charityManager', 'charityAccountant')
    await done(two, 'approveGrant', { ...(await ref(grantId)), grantedFen: 6_000_000 })
    expect((await done(two, 'getGrant', { grantId })).may).not.toContain('countersignGrant')
    const again = await said(two, 'countersignGrant', { ...(await ref(grantId)), grantedFen: 6_000_000 })
    expect(again).toContain('一人只算一次')
    await done(who.accountant, 'countersignGrant', { ...(await ref(grantId)), grantedFen: 6_000_000 })
    expect((await done(who.town, 'getGrant', { grantId })).state).toBe('voted')
    await done(who.manager, 'approveGrant', { ...(await ref(grantId)), grantedFen: 6_000_000 })
    expect((await done(who.town, 'getGrant', { grantId })).state).toBe('approved')
  })

  test('one account with two posts does not prepare and check one payment', async () => {
    const grantId = await aVotedGrant(town, who)
    await done(who.manager, 'approveGrant', { ...(await ref(grantId)), grantedFen: 60_000 })
    await done(who.town, 'publiciseGrant', await ref(grantId))
    town.now = new Date('2024-03-18T09:00:00+08:00')
    const instalments = [
      { fen: 50_000, condition: '签订协议后' },
      { fen: 10_000, condition: '验收通过后' },
    ]
    const agreement = { agreedOn: '2024-03-18', agreement: '按预算使用', instalments }
    await done(who.town, 'signAgreement', { ...(await ref(grantId)), ...agreement })
    const two = await withPosts('charityCashier', 'charityAccountant')
    const { paymentId } = await done(two, 'preparePayment', { ...(await ref(grantId)), position: 1, fen: 50_000 })
    const check = { paymentId, version: 1, outcome: 'passed' }
    expect(await said(two, 'checkPayment', check)).toContain('须是三个人')
    await done(who.accountant, 'checkPayment', check)
  })
})

describe('between the decision and the agreement', () => {
  test('the host may veto with its reason, and nothing more is done', async () => {
    const grantId = await aVotedGrant(town, who)
    expect(await said(who.manager, 'vetoGrant', { ...(await ref(grantId)), reason: '不' })).toContain('至少4个字')
    await done(who.manager, 'vetoGrant', { ...(await ref(grantId)), reason: '用途与基金章程不符' })
    expect((await done(who.town, 'getGrant', { grantId })).state).toBe('rejected')
    const late = await said(who.manager, 'approveGrant', { ...(await ref(grantId)), grantedFen: 60_000 })
    expect(late).toContain('未通过')
  })

  test('publicity runs its days, and every objection is answered first', async () => {
    const grantId = await aVotedGrant(town, who)
    await done(who.manager, 'approveGrant', { ...(await ref(grantId)), grantedFen: 60_000 })
    const { until } = await done(who.town, 'publiciseGrant', await ref(grantId))
    expect(until).toBe('2024-03-12')
    const instalments = [{ fen: 60_000, condition: '签订协议后' }]
    const agreement = { agreement: '按预算使用', instalments }
    const sign = async (agreedOn: string) =>
      said(who.town, 'signAgreement', { ...(await ref(grantId)), ...agreement, agreedOn })
    expect(await sign('2024-03-05')).toContain('公示到2024年3月12日为止')
    town.now = new Date('2024-03-12T17:00:00+08:00')
    expect(await sign('2024-03-12')).toContain('公示到2024年3月12日为止')
    const objection = { objector: '王建国', text: '去年同样的项目没有做完' }
    await done(who.town, 'recordObjection', { ...(await ref(grantId)), ...objection })
    town.now = new Date('2024-03-13T09:00:00+08:00')
    expect(await sign('2024-03-12')).toContain('公示到')
    expect(await sign('2024-03-13')).toContain('还有1条异议没有答复')
    const [open] = (await done(who.town, 'getGrant', { grantId })).objections
    expect(open.objector).toBe('王**')
    const answer = { objectionId: open.id, answer: '已查：去年的项目已按期结项' }
    await done(who.town, 'answerObjection', { ...(await ref(grantId)), ...answer })
    expect(await said(who.town, 'answerObjection', { ...(await ref(grantId)), ...answer })).toContain('已经答复')
    expect(await sign('2024-03-13')).toContain('200')
  })
})

describe('微公益创投', () => {
  test('is voted as one list; it is major by its greatest grant, not by the sum', async () => {
    town.now = new Date('2024-03-05T09:00:00+08:00')
    const form = callForm({ kind: 'micro', title: '微公益创投', minFen: 10_000, maxFen: 2_000_000 })
    expect(await said(who.town, 'publishCall', { ...form, maxFen: 2_000_001 })).toContain('微公益创投每项上限')
    const { callId } = await done(who.town, 'publishCall', form)
    const vote = async () => {
      const { rows } = await done(who.town, 'listCalls', {})
      const { version } = rows.find(({ id }: { id: string }) => id === callId)
      return said(who.town, 'openListVote', { callId, version })
    }
    expect(await vote()).toContain('没有评分完毕的申请')
    const grantIds = []
    for (const title of ['楼道书架', '花箱']) {
      const more = { title, ...asking(600_000) }
      const { grantId } = await done(who.community, 'recordApplication', applicationForm(callId, more))
      await scored(who, grantId)
      grantIds.push(grantId as string)
    }
    const [first = ''] = grantIds
    expect(await said(who.town, 'openVote', await ref(first))).toContain('按征集整批表决')
    expect(await vote()).toContain('200')
    expect(await vote()).toContain('409')
    const [member] = who.members
    if (!member) throw new Error('no member')
    const { body } = await member.ask(fundContract, 'myResolutions', {})
    const mine = body.rows.find(({ title }: { title: string }) => title === '微公益创投：2项')
    expect([mine.amountFen, mine.isMajor]).toEqual([1_200_000, false])
    await decided(town, who, mine.id)
    const more = { title: '晚到的一项', ...asking(100_000) }
    const late = await done(who.community, 'recordApplication', applicationForm(callId, more))
    await scored(who, late.grantId)
    expect((await done(who.town, 'getGrant', late)).may).toContain('openVote')
    const single = await done(who.town, 'openVote', await ref(late.grantId))
    await decided(town, who, single.resolutionId)
    for (const grantId of [...grantIds, late.grantId])
      expect((await done(who.town, 'getGrant', { grantId })).state).toBe('voted')
  })
})

describe('an application sent back', () => {
  test('at the desk is set right at the desk, after the call has closed as well', async () => {
    town.now = new Date('2024-03-30T09:00:00+08:00')
    const { callId } = await done(who.town, 'publishCall', callForm({ title: '退回的征集' }))
    const form = applicationForm(callId)
    const { grantId } = await done(who.community, 'recordApplication', form)
    const note = '请补上场地'
    await done(who.station, 'checkApplication', { ...(await ref(grantId)), outcome: 'returned', note })
    const returned = await done(who.community, 'getGrant', { grantId })
    expect([returned.state, returned.may]).toEqual(['returned', ['reviseApplication', 'withdrawApplication']])
    town.now = new Date('2024-04-02T09:00:00+08:00')
    const { contactName: _, contactPhone: __, bank: ___, ...rest } = form
    const revise = async (more: object) =>
      said(who.community, 'reviseApplication', { ...(await ref(grantId)), ...rest, ...more })
    expect(await revise({ askedFen: 60_001 })).toContain('两边须一分不差')
    expect(await revise({ use: 'U4' })).toContain('只资助')
    expect(await revise({ plan: '在社区活动室，每月两次，送棉被和暖水袋。' })).toContain('200')
    const grant = await done(who.station, 'getGrant', { grantId })
    expect([grant.state, grant.plan, grant.contact]).toEqual([
      'applied',
      '在社区活动室，每月两次，送棉被和暖水袋。',
      returned.contact,
    ])
    await done(who.station, 'checkApplication', { ...(await ref(grantId)), outcome: 'passed' })
  })

  test('on the phone is a draft again: kept as far as it is filled in, judged when it is submitted', async () => {
    town.now = new Date('2024-03-05T09:00:00+08:00')
    const { callId } = await done(who.town, 'publishCall', callForm({ title: '手机上的征集' }))
    const [leader, other] = [await aVolunteer(), await aVolunteer()]
    const whole = applicationForm(callId, { applicantKind: 'team', custodian: '南市街道社工站' })
    const { startsOn, endsOn } = whole
    const start = { callId, areaCode: XINWENHUA, use: 'U1', applicantKind: 'team', startsOn, endsOn }
    const { grantId } = await done(leader, 'saveDraft', start)
    const draft = await done(leader, 'myDraft', { grantId })
    expect([draft.title, draft.lines, draft.call.title, draft.areas.length > 1]).toEqual(['', [], '手机上的征集', true])
    expect(await said(other, 'myDraft', { grantId })).toContain('404')
    expect((await done(who.town, 'listGrants', {})).rows.some(({ id }: { id: string }) => id === grantId)).toBe(false)
    const submit = async (version: number) => said(leader, 'submitDraft', { grantId, version })
    expect(await submit(1)).toContain('不在这次征集的')
    const save = (version: number, more: object) => done(leader, 'saveDraft', { ...whole, ...more, grantId, version })
    await save(1, { custodian: '' })
    expect(await submit(2)).toContain('资金代管单位')
    await save(2, { bank: '' })
    expect(await submit(3)).toBe('409 还不能提交：请填写收款户名、开户行和账号')
    expect(await said(leader, 'saveDraft', { ...whole, grantId, version: 1 })).toContain('409')
    await save(3, {})
    expect(await submit(4)).toContain('200')
    await done(who.station, 'checkApplication', { ...(await ref(grantId)), outcome: 'returned', note: '请写明人数' })
    town.now = new Date('2024-04-02T09:00:00+08:00')
    const back = await done(leader, 'myDraft', { grantId })
    expect([back.state, back.lastNote]).toEqual(['draft', '请写明人数'])
    await save(back.version, { targetGroup: '独居老人23名' })
    expect(await submit(back.version + 1)).toContain('200')
    await done(leader, 'withdrawGrant', await ref(grantId))
    expect((await done(leader, 'myGrants', {})).rows[0].state).toBe('withdrawn')
  })

  test('is followed on the phone to its final account, which nobody else can give', async () => {
    town.now = new Date('2024-03-05T09:00:00+08:00')
    const { callId } = await done(who.town, 'publishCall', callForm({ title: '手机上的结项' }))
    const [leader, other] = [await aVolunteer(), await aVolunteer()]
    const { grantId } = await done(leader, 'saveDraft', applicationForm(callId))
    await done(leader, 'submitDraft', { grantId, version: 1 })
    await scored(who, grantId)
    const { resolutionId } = await done(who.town, 'openVote', { grantId, version: 3 })
    await decided(town, who, resolutionId)
    expect(await said(leader, 'withdrawGrant', await ref(grantId))).toContain('不能办理“撤回申请”')
    await done(who.manager, 'approveGrant', { ...(await ref(grantId)), grantedFen: 60_000 })
    await done(who.town, 'publiciseGrant', await ref(grantId))
    town.now = new Date('2024-03-18T09:00:00+08:00')
    const instalments = [{ fen: 60_000, condition: '签订协议后' }]
    const agreement = { agreedOn: '2024-03-18', agreement: '按预算使用', instalments }
    await done(who.town, 'signAgreement', { ...(await ref(grantId)), ...agreement })
    const told = { peopleServed: 23, hoursMinutes: 2_400, report: '为23位独居老人送去棉被和暖水袋。' }
    const account = async (evidence: string) => ({
      ...{ ...(await ref(grantId)), ...told },
      spent: [
        { position: 1, spentFen: 60_000, evidence },
        { position: 2, spentFen: 10_000, evidence: '发票1张' },
      ],
    })
    expect(await said(other, 'reportMine', await account('发票3张'))).toContain('404')
    expect(await said(leader, 'reportMine', await account(''))).toContain('“棉被”有支出，请写明票据或凭证')
    expect(await said(leader, 'reportMine', await account('发票3张'))).toContain('200')
    expect((await done(leader, 'myGrants', {})).rows[0].state).toBe('reported')
  })
})
