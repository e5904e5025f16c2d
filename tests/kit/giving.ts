import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { givingContract } from '#contexts/giving/contract.ts'
import { paths } from './divisions.ts'
import type { Town } from './town.ts'

export const NANSHI = '120101006'
export const FUND_NAME = '天津市和平社区公益基金会南市街道社区基金'

/** The three hands of the charity that hosts the fund of 南市街道. */
export async function handsOf(town: Town) {
  return {
    cashier: town.as(await town.person('charityCashier', paths.nanshi)),
    accountant: town.as(await town.person('charityAccountant', paths.nanshi)),
    manager: town.as(await town.person('charityManager', paths.nanshi)),
  }
}
export type Hands = Awaited<ReturnType<typeof handsOf>>
type Hand = Hands['cashier']

/** An operating fund of 南市街道, and its id; the same at every call. */
export async function aFund(town: Town): Promise<string> {
  const { rows } = await town.tx((tx) =>
    sql<{ id: string }>`with put as (insert into fund.stub (id, area_code, name, charity_name, state)
        values (${randomUUID()}, ${NANSHI}, ${FUND_NAME}, '天津市和平社区公益基金会', 'operating') on conflict do nothing returning id)
      select id from put union all select id from fund.stub where area_code = ${NANSHI} limit 1`.execute(tx),
  )
  return rows[0]?.id ?? ''
}

export async function aGiver(hand: Hand, more: Record<string, unknown> = {}): Promise<string> {
  const form = { areaCode: NANSHI, kind: 'person', name: '王建国', consent: 'masked', ...more }
  return (await hand.ask(givingContract, 'recordGiver', form)).body.giverId
}

export const giftForm = (giverId: string, more: Record<string, unknown> = {}) => ({
  ...{ areaCode: NANSHI, giverId, fen: 50_000, channel: 'bank', restriction: 'none', declaredOn: '2024-03-01' },
  ...more,
})

/** Recorded by the cashier with a bank credit; received, not confirmed. */
export async function aReceivedGift(
  cashier: Hand,
  serial: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const giverId = (more.giverId as string | undefined) ?? (await aGiver(cashier))
  const form = giftForm(giverId, { serial, receivedOn: '2024-03-01', ...more })
  const { body } = await cashier.ask(givingContract, 'recordGift', form)
  if (!body.giftId) throw new Error(body.message)
  return body.giftId
}

/** The same, confirmed by the accountant: in the ledger. */
export async function aConfirmedGift(
  { cashier, accountant }: Hands,
  serial: string,
  more: Record<string, unknown> = {},
) {
  const giftId = await aReceivedGift(cashier, serial, more)
  const { body } = await accountant.ask(givingContract, 'confirmGift', { giftId, version: 2 })
  if (!body.entryNo) throw new Error(body.message)
  return { giftId, entryNo: body.entryNo as string }
}
