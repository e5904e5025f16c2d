import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addOrganisation } from '#contexts/directory/public.ts'
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

/** An operating fund of 南市街道, and its id; the same at every call. How a fund comes to operate is fund's own story. */
export async function aFund(town: Town): Promise<string> {
  const [charity, fund] = [randomUUID(), randomUUID()]
  return town.tx(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from fund.pub_fund where area_code = ${NANSHI}`.execute(tx)
    if (rows[0]) return rows[0].id
    const organisation = await addOrganisation(tx, {
      ...{ areaCode: '12', name: '天津市和平社区公益基金会', kind: 'host_charity', uscc: null, standing: 'registered' },
      ...{ standingNo: '津基001', standingOn: '2010-01-01', domain: '社区公益', headName: '', createdAt: town.now },
    })
    await sql`insert into fund.charity (id, organisation_id, area_code, kind, certificate_no, certificate_from, management_cap_bp, recorded_by, recorded_at)
      values (${charity}, ${organisation}, '12', 'foundation', '津募001', '2020-01-01', 1000, ${randomUUID()}, ${town.now})`.execute(
      tx,
    )
    await sql`insert into fund.fund (id, area_code, charity_id, name, keeper_name, purpose, state, signed_on, operating_from, prepared_by, prepared_name, prepared_at)
      values (${fund}, ${NANSHI}, ${charity}, ${FUND_NAME}, '经办', '社区公益', 'operating', '2023-07-01', '2023-07-15', ${randomUUID()}, '经办', ${town.now})`.execute(
      tx,
    )
    return fund
  })
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
