import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addPerson } from '#contexts/directory/public.ts'
import { fundContract } from '#contexts/fund/contract.ts'
import { grantsContract } from '#contexts/grants/contract.ts'
import { paths } from './divisions.ts'
import { aConfirmedGift, aFund, handsOf, NANSHI } from './giving.ts'
import type { Town } from './town.ts'

export const XINWENHUA = '120101006018'

/** Everybody who takes part in a grant of the fund of 南市街道, with 1,000 yuan in it for each `gifts`. */
export async function aGrantTown(town: Town, { gifts = 1, serial = 'ZZ' }: { gifts?: number; serial?: string } = {}) {
  const fundId = await aFund(town)
  const hands = await handsOf(town)
  for (let one = 0; one < gifts; one += 1) await aConfirmedGift(hands, `${serial}${one}`, { fen: 100_000 })
  const members = []
  for (let one = 0; one < 5; one += 1) members.push(await aSeat(town, fundId, 'member'))
  await aSeat(town, fundId, 'monitor')
  return {
    fundId,
    ...hands,
    members,
    town: town.as(await town.person('townAdmin', paths.nanshi)),
    station: town.as(await town.person('stationLead', paths.nanshi)),
    community: town.as(await town.person('communityWorker', paths.xinwenhua)),
  }
}
export type GrantTown = Awaited<ReturnType<typeof aGrantTown>>

/** One seat of the committee, with the account of who sits there. */
async function aSeat(town: Town, fundId: string, seat: 'member' | 'monitor') {
  const personId = await town.tx((tx) => addPerson(tx, { areaCode: XINWENHUA, name: '委员' }, town.now))
  await town.tx((tx) =>
    sql`insert into fund.member (id, fund_id, person_id, area_code, seat, stands_for, from_date, to_date, added_by, added_at)
      values (${randomUUID()}, ${fundId}, ${personId}, ${NANSHI}, ${seat}, 'resident', '2023-07-01', '2026-06-30', ${randomUUID()}, ${town.now})`.execute(
      tx,
    ),
  )
  return { personId, ...town.as(await town.person('fundCommittee', paths.nanshi, { personId })) }
}

export const callForm = (more: Record<string, unknown> = {}) => ({
  ...{
    areaCode: NANSHI,
    kind: 'ordinary',
    title: '2024年为老服务资助',
    uses: ['U1', 'U2'],
    minFen: 10_000,
    maxFen: 90_000,
  },
  ...{ opensOn: '2024-03-01', closesOn: '2024-03-31', applicantKinds: ['community', 'team'] },
  criteria: [
    { title: '需求与公益性', weight: 60 },
    { title: '预算合理', weight: 40 },
  ],
  ...more,
})

export const applicationForm = (callId: string, more: Record<string, unknown> = {}) => ({
  ...{ callId, areaCode: XINWENHUA, title: '独居老人暖冬', use: 'U1', applicantKind: 'community' },
  ...{
    applicantName: '新文化花园社区居委会',
    targetGroup: '独居老人',
    plan: '每月上门两次，送暖水袋和棉被，记录需要。',
  },
  ...{ startsOn: '2024-04-01', endsOn: '2024-06-30', askedFen: 60_000, otherIncomeFen: 10_000, related: '无' },
  lines: [
    { item: '棉被', unitFen: 12_000, quantity: 5, amountFen: 60_000 },
    { item: '暖水袋', unitFen: 2_000, quantity: 5, amountFen: 10_000 },
  ],
  ...{ contactName: '李春华', contactPhone: '13800000001', bank: '新文化花园社区居委会 工商银行南市支行 0302000001' },
  ...more,
})

type Hand = GrantTown['town']
/** Asks, and fails the story with the server's own sentence. */
export async function done(
  hand: Hand,
  name: keyof (typeof grantsContract)['endpoints'],
  input: Record<string, unknown>,
) {
  const { status, body } = await hand.ask(grantsContract, name, input)
  if (status !== 200) throw new Error(`${name}: ${body.message ?? JSON.stringify(body)}`)
  return body
}

export async function versionOf(hand: Hand, grantId: string): Promise<number> {
  return (await done(hand, 'getGrant', { grantId })).version
}

/** Five members vote the same way; the fund closes the vote as soon as it is decided, and tells. */
export async function decided(town: Town, who: GrantTown, resolutionId: string, choice: 'for' | 'against' = 'for') {
  for (const member of who.members) {
    const { status, body } = await member.ask(fundContract, 'castVote', { resolutionId, choice })
    if (status !== 200 && !body.message.includes('结')) throw new Error(body.message)
  }
  await town.work()
}

/** The server's answer to one ask, as `409 sentence`. */
export async function said(hand: Hand, name: keyof (typeof grantsContract)['endpoints'], input: object) {
  const { status, body } = await hand.ask(grantsContract, name, { ...input })
  return `${status} ${body.message ?? '办成'}`
}

/** Checked by the station and scored by three members; the version stays 3. */
export async function scored(who: GrantTown, grantId: string): Promise<void> {
  await done(who.station, 'checkApplication', { grantId, version: 2, outcome: 'passed' })
  for (const [index, member] of who.members.slice(0, 3).entries())
    await done(member, 'scoreGrant', { grantId, version: 3, marks: [80 + index, 90] })
}

type More = Record<string, unknown>
/** From the call to the committee's yes, on 2024-03-05. */
export async function aVotedGrant(town: Town, who: GrantTown, more: More = {}, call: More = {}): Promise<string> {
  town.now = new Date('2024-03-05T09:00:00+08:00')
  const { callId } = await done(who.town, 'publishCall', callForm(call))
  const { grantId } = await done(who.community, 'recordApplication', applicationForm(callId, more))
  await scored(who, grantId)
  const { resolutionId } = await done(who.town, 'openVote', { grantId, version: 3 })
  await decided(town, who, resolutionId)
  return grantId
}

/** From the call to a running agreement in two instalments of 400 and 200 yuan; the clock ends on 2024-03-18. */
export async function anAgreedGrant(town: Town, who: GrantTown, more: More = {}): Promise<string> {
  const grantId = await aVotedGrant(town, who, more)
  await done(who.manager, 'approveGrant', { grantId, version: await versionOf(who.town, grantId), grantedFen: 60_000 })
  await done(who.town, 'publiciseGrant', { grantId, version: await versionOf(who.town, grantId) })
  town.now = new Date('2024-03-18T09:00:00+08:00')
  await done(who.town, 'signAgreement', {
    ...{
      grantId,
      version: await versionOf(who.town, grantId),
      agreedOn: '2024-03-18',
      agreement: '按预算使用，结项报账',
    },
    instalments: [
      { fen: 40_000, condition: '签订协议后' },
      { fen: 20_000, condition: '验收通过后' },
    ],
  })
  return grantId
}

/** One instalment through the three hands to the ledger; answers with the payment's id. */
export async function paid(who: GrantTown, grantId: string, position: number, fen: number, paidOn: string) {
  const version = await versionOf(who.town, grantId)
  const { paymentId } = await done(who.cashier, 'preparePayment', { grantId, version, position, fen })
  await done(who.accountant, 'checkPayment', { paymentId, version: 1, outcome: 'passed' })
  await done(who.manager, 'approvePayment', { paymentId, version: 2, outcome: 'passed' })
  await done(who.cashier, 'payPayment', { paymentId, version: 3, paidOn, voucherNo: `FK-${position}` })
  return paymentId as string
}
