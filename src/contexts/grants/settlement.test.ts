import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { aGrantTown, anAgreedGrant, done, type GrantTown, paid, said, versionOf } from '../../../tests/kit/grants.ts'
import { ledgerTable } from '../../../tests/kit/ledger.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'

const town = aTown()
let who: GrantTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aGrantTown(town, { gifts: 4 })
})
const ref = async (grantId: string) => ({ grantId, version: await versionOf(who.town, grantId) })
const lost = (fen: number) => ({ ground: 'lost', fen, reason: '该队伍已解散，三次书面催收无人签收，附催收函' })
const basis = '2024年第3次理事会会议纪要'

/** Stopped with 400 yuan paid and none of it back. */
async function aStoppedGrant(): Promise<string> {
  const grantId = await anAgreedGrant(town, who)
  await paid(who, grantId, 1, 40_000, '2024-03-18')
  await done(who.manager, 'terminateGrant', { ...(await ref(grantId)), reason: '项目负责人离任，无人接手' })
  return grantId
}

describe('money to be recovered', () => {
  test('comes back in parts; what is still out is said each time; the last part settles it', async () => {
    const grantId = await aStoppedGrant()
    const back = async (fen: number) =>
      said(who.cashier, 'recordReturn', { ...(await ref(grantId)), fen, returnedOn: '2024-03-18' })
    expect(await back(15_000)).toContain('200')
    expect(await back(25_001)).toContain('已付未退的只有250.00元')
    const half = await done(who.town, 'getGrant', { grantId })
    expect([half.state, half.steps.at(-1).note]).toEqual(['terminated', '登记退回款150.00元，还有250.00元没有结清'])
    expect(await back(25_000)).toContain('200')
    const whole = await done(who.town, 'getGrant', { grantId })
    expect([whole.state, whole.backs.map(({ fen }: { fen: number }) => fen)]).toEqual(['recovered', [15_000, 25_000]])
    expect(whole.backs[0].entryNo).not.toBe('')
  })

  test('what is lost is written off by two hands with reason and basis, never by one, and the book stays as it is', async () => {
    const grantId = await aStoppedGrant()
    const before = await town.tx((tx) => ledgerTable(tx, who.fundId))
    expect(await said(who.manager, 'proposeSettlement', { ...(await ref(grantId)), ...lost(40_000) })).toContain('403')
    expect(await said(who.accountant, 'proposeSettlement', { ...(await ref(grantId)), ...lost(40_001) })).toContain(
      '未结清的只有400.00元',
    )
    const short = { ...(await ref(grantId)), ...lost(40_000), reason: '追不回' }
    expect(await said(who.accountant, 'proposeSettlement', short)).toContain('至少10个字')
    const accepted = { ground: 'spent', fen: 10_000, reason: '已购棉被发放，发票和签领表齐全，经核对属实' }
    await done(who.accountant, 'proposeSettlement', { ...(await ref(grantId)), ...accepted })
    expect(await said(who.accountant, 'proposeSettlement', { ...(await ref(grantId)), ...lost(40_000) })).toContain(
      '等待决定',
    )
    const decide = async (outcome: string, note = basis) => {
      const { settlements } = await done(who.manager, 'getGrant', { grantId })
      const settlementId = settlements.at(-1).id
      return said(who.manager, 'decideSettlement', { ...(await ref(grantId)), settlementId, outcome, note })
    }
    expect(await decide('approved', '好')).toContain('决定的依据')
    expect(await decide('approved')).toContain('200')
    expect(await decide('approved')).toContain('已经决定')
    await done(who.accountant, 'proposeSettlement', { ...(await ref(grantId)), ...lost(30_000) })
    expect(await decide('refused', '请先向街道司法所申请调解')).toContain('200')
    expect((await done(who.town, 'getGrant', { grantId })).state).toBe('terminated')
    await done(who.accountant, 'proposeSettlement', { ...(await ref(grantId)), ...lost(30_000) })
    expect(await decide('approved')).toContain('200')
    const grant = await done(who.town, 'getGrant', { grantId })
    expect([grant.state, grant.settledFen, grant.returnedFen]).toEqual(['recovered', 40_000, 0])
    expect(await town.tx((tx) => ledgerTable(tx, who.fundId))).toBe(before)
    const late = { ...(await ref(grantId)), fen: 5_000, returnedOn: '2024-03-18' }
    expect(await said(who.cashier, 'recordReturn', late)).toContain('200')
    expect((await done(who.town, 'getGrant', { grantId })).returnedFen).toBe(5_000)
  })

  test('one account with two posts does not propose and decide; money that came meanwhile is not written off', async () => {
    const grantId = await aStoppedGrant()
    const both = await town.person('charityAccountant', paths.nanshi)
    const { posts } = await town.person('charityManager', paths.nanshi)
    const two = town.as(Object.assign(both, { posts: [...both.posts, ...posts] }))
    await done(two, 'proposeSettlement', { ...(await ref(grantId)), ...lost(40_000) })
    const { settlements } = await done(two, 'getGrant', { grantId })
    expect(settlements[0].mayDecide).toBe(false)
    const yes = { settlementId: settlements[0].id, outcome: 'approved', note: basis }
    expect(await said(two, 'decideSettlement', { ...(await ref(grantId)), ...yes })).toContain('须是两个人')
    await done(who.cashier, 'recordReturn', { ...(await ref(grantId)), fen: 1_000, returnedOn: '2024-03-18' })
    expect(await said(who.manager, 'decideSettlement', { ...(await ref(grantId)), ...yes })).toContain(
      '要处理400.00元，未结清的只有390.00元',
    )
  })
})
