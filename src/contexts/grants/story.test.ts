import { beforeAll, describe, expect, test } from 'vitest'
import { type Fen, showYuan } from '#kernel/money.ts'
import { aGrantTown, anAgreedGrant, done, type GrantTown, paid, versionOf } from '../../../tests/kit/grants.ts'
import { ledgerTable } from '../../../tests/kit/ledger.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { grantsContract } from './contract.ts'
import { GRANT_STATES, type GrantState } from './vocabulary.ts'

const town = aTown()
let who: GrantTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await aGrantTown(town)
})

describe('a grant from the call to the last fen', () => {
  test('that is stopped pays no more, and what was paid comes back to the gifts', async () => {
    const grantId = await anAgreedGrant(town, who)
    await paid(who, grantId, 1, 40_000, '2024-03-18')
    const ref = async () => ({ grantId, version: await versionOf(who.town, grantId) })
    await done(who.manager, 'terminateGrant', { ...(await ref()), reason: '项目负责人离任，无人接手' })
    await done(who.cashier, 'recordReturn', { ...(await ref()), fen: 40_000, returnedOn: '2024-03-18' })
    expect((await done(who.town, 'getGrant', { grantId })).state).toBe('recovered')
  })

  test('is asked, scored, voted, approved, publicised, agreed, paid by three hands, accounted for and closed', async () => {
    const grantId = await anAgreedGrant(town, who)
    await paid(who, grantId, 1, 40_000, '2024-03-18')
    town.now = new Date('2024-05-06T09:00:00+08:00')
    const ref = async () => ({ grantId, version: await versionOf(who.town, grantId) })
    await done(who.town, 'checkMidway', { ...(await ref()), note: '入户10次，记录齐全' })
    town.now = new Date('2024-07-01T09:00:00+08:00')
    await done(who.community, 'reportGrant', {
      ...(await ref()),
      spent: [
        { position: 1, spentFen: 58_000, evidence: '发票3张' },
        { position: 2, spentFen: 10_000, evidence: '发票1张' },
      ],
      ...{ peopleServed: 23, hoursMinutes: 2_400, report: '为23位独居老人送去棉被和暖水袋，每月上门两次。' },
    })
    await done(who.town, 'acceptGrant', { ...(await ref()), outcome: 'passed' })
    await paid(who, grantId, 2, 20_000, '2024-07-01')
    const early = await who.town.ask(grantsContract, 'closeGrant', await ref())
    expect(early.body.message).toContain('还有20.00元没有用完')
    await done(who.cashier, 'recordReturn', { ...(await ref()), fen: 2_000, returnedOn: '2024-07-01' })
    await done(who.town, 'closeGrant', await ref())
    const grant = await done(who.town, 'getGrant', { grantId })
    const table = grant.steps.map(
      ({
        state,
        act,
        byName,
        note,
        at,
      }: {
        state: GrantState
        act: string
        byName: string
        note: string
        at: string
      }) => `${at.slice(0, 10)} ${act.padEnd(16)} ${GRANT_STATES[state]} ${byName.replace(/\d+$/, '')} ${note}`.trim(),
    )
    process.stdout.write(`${table.join('\n')}\n${await town.tx((tx) => ledgerTable(tx, who.fundId))}\n`)
    expect(grant.standing).toEqual({ count: 3, meanHundredths: 8_460, spreadHundredths: 120 })
    expect([grant.askedFen, grant.grantedFen, grant.paidFen, grant.returnedFen]).toEqual([
      60_000, 60_000, 60_000, 2_000,
    ])
    expect(grant.state).toBe('closed')
    expect(table.map((line: string) => line.split(/\s+/)[1])).toEqual([
      ...['submit', 'check', 'open-vote', 'vote-passed', 'approve', 'publicise', 'agree'],
      ...['prepare', 'check-payment', 'approve-payment', 'pay', 'check-midway', 'report', 'accept'],
      ...['prepare', 'check-payment', 'approve-payment', 'pay', 'return', 'close'],
    ])
    expect(showYuan(grant.paidFen as Fen)).toBe('600.00')
  })
})
