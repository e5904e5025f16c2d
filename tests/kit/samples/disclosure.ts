import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openBook, openPool, receive } from '#contexts/ledger/public.ts'
import { addDays, addMonths, dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function duty(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  const fundId = await aFund(tx, { areaCode: townOf(areaCode), state: 'settled', now })
  await sql`insert into disclosure.duty (id, fund_id, area_code, kind, subject_id, subject_title, key, from_date, to_date, due_on, state, made_at)
    values (${id}, ${fundId}, ${townOf(areaCode)}, 'yearly-report', ${randomUUID()}, '样例基金', '2023', '2023-01-01', '2023-12-31', '2024-05-31', 'open', ${now})`.execute(
    tx,
  )
  return id
}

export const disclosureSamples: Record<string, MakeSample> = {
  'disclosure.duty': duty,
  'disclosure.notice': async (tx, areaCode, now) => {
    const [id, dutyId] = [randomUUID(), await duty(tx, areaCode, now)]
    await sql`insert into disclosure.notice (id, no, fund_id, area_code, duty_id, kind, title, content, from_date, to_date, published_by, published_name,
        published_at, published_on)
      values (${id}, ${id}, ${randomUUID()}, ${townOf(areaCode)}, ${dutyId}, 'yearly-report', '样例公告', '样例内容', '2023-01-01', '2023-12-31', ${randomUUID()},
        '样例', ${now}, '2024-03-01')`.execute(tx)
    return id
  },
}

type NewFund = { areaCode: string; from?: string; state?: 'operating' | 'settled'; now: Date }

/** A fund that operates in a town, with an open book; for stories above it. The one before it in that town is settled. */
export async function aFund(
  tx: Tx,
  { areaCode, from = '2023-07-10', state = 'operating', now }: NewFund,
): Promise<string> {
  const [id, charityId, organisationId] = [randomUUID(), randomUUID(), randomUUID()]
  if (state === 'operating')
    await sql`update fund.fund set state = 'settled', ended_on = ${dateOf(now)} where area_code = ${areaCode} and state <> 'settled'`.execute(
      tx,
    )
  await sql`insert into directory.organisation (id, area_code, name, kind, standing, standing_on, created_at)
    values (${organisationId}, '12', ${`天津市和平社区公益基金会${id.slice(0, 13)}`}, 'host_charity', 'registered', '2015-01-01', ${now})`.execute(
    tx,
  )
  await sql`insert into fund.charity (id, organisation_id, area_code, kind, certificate_no, certificate_from, management_cap_bp, recorded_by, recorded_at)
    values (${charityId}, ${organisationId}, '12', 'foundation', '津慈募001', '2023-01-01', 1000, ${randomUUID()}, ${now})`.execute(
    tx,
  )
  await sql`insert into fund.fund (id, area_code, charity_id, name, keeper_name, purpose, state, signed_on, operating_from, management_fee_bp, prepared_by,
      prepared_name, prepared_at)
    values (${id}, ${areaCode}, ${charityId}, '天津市和平社区公益基金会南市街道社区基金', '赵敏', '扶老助幼', ${state}, ${from}, ${from}, 500, ${randomUUID()}, '甲', ${now})`.execute(
    tx,
  )
  await openBook(tx, { fundId: id, areaCode, now })
  return id
}

const hand = (now: Date) => ({ accountId: randomUUID(), personId: null, name: '会计', now })

type NewGift = {
  fundId: string
  areaCode: string
  fen: number
  day: string
  now: Date
  who?: string
  sourceClass?: string
  isRelated?: boolean
  personId?: string
  token?: string
}

/** A confirmed gift of money, in the book. */
export async function aGift(
  tx: Tx,
  { fundId, areaCode, fen, day, now, ...more }: NewGift,
): Promise<{ id: string; lotId: string; entryId: string }> {
  const { who = '爱心人士', sourceClass = 'resident', isRelated = false, personId = null, token = randomUUID() } = more
  const [id, giverId] = [randomUUID(), randomUUID()]
  await sql`insert into giving.giver (id, area_code, kind, sealed, masked_name, shown_name, consent, source_class, is_related, related_note, recorded_by,
      recorded_name, recorded_at)
    values (${giverId}, ${areaCode}, 'person', ${Buffer.from('x')}, ${who}, ${who}, 'masked', ${sourceClass}, ${isRelated}, ${isRelated ? '管委会委员' : ''},
      ${randomUUID()}, '出纳', ${now})`.execute(tx)
  const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction: { kind: 'none' } })
  const source = { kind: 'giving.gift', id }
  const entered = await receive(tx, {
    fundId,
    poolId,
    kind: 'gift',
    fen,
    happenedOn: day,
    memo: '捐赠',
    source,
    by: hand(now),
  })
  const hash = createHash('sm3').update(`gift ${token}`).digest()
  await sql`insert into giving.gift (id, no, area_code, fund_id, giver_id, giver_person_id, source_class, fen, channel, restriction, declared_on, serial, received_on,
      state, recorded_by, recorded_name, recorded_at, confirmed_by, confirmed_name, confirmed_at, entry_id, lot_id, token_hash)
    values (${id}, ${`JZ-${id.slice(0, 8)}`}, ${areaCode}, ${fundId}, ${giverId}, ${personId}, ${sourceClass}, ${fen}, 'bank', 'none', ${day}, ${id}, ${day},
      'confirmed', ${randomUUID()}, '出纳', ${now}, ${randomUUID()}, '会计', ${now}, ${entered.entryId}, ${entered.lotId}, ${hash})`.execute(
    tx,
  )
  return { id, lotId: entered.lotId, entryId: entered.entryId }
}

/** The host's statements of every month of the book up to a day, each saying what the book says. */
export async function reconcile(tx: Tx, fundId: string, until: string, now: Date): Promise<void> {
  const { rows } = await sql<{
    first: string
  }>`select to_char(min(happened_on), 'YYYY-MM') || '-01' as first from ledger.pub_entry where fund_id = ${fundId}`.execute(
    tx,
  )
  for (let month = rows[0]?.first ?? until; addDays(addMonths(month, 1), -1) <= until; month = addMonths(month, 1))
    await sql`insert into ledger.statement (id, fund_id, month, seq, cash_fen, goods_fen, recorded_by, recorded_name, recorded_at)
      select ${randomUUID()}, ${fundId}, ${month}, 1 + (select count(*) from ledger.statement s where s.fund_id = ${fundId} and s.month = ${month})::int,
        h.cash_fen, h.goods_fen, ${randomUUID()}, '会计', ${now}
      from ledger.held_until(${fundId}, ${addDays(addMonths(month, 1), -1)}) h`.execute(tx)
}
