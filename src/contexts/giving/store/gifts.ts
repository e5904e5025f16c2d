import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Channel, Consent, GiftState, GiverKind, RestrictionKind, SourceClass, Use } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type GiftFacts = {
  fundId: string
  areaCode: string
  earmarkCode: string | null
  campaignId: string | null
  giverId: string
  sourceClass: SourceClass
  fen: number
  channel: Channel
  restriction: RestrictionKind
  use: Use | null
  restrictionText: string
  restrictedUntil: string | null
  namedFor: string
  asksAgreement: boolean
  declaredOn: string
  platform: string
  orderNo: string | null
  settlementNo: string | null
  foreignApproval: string
  note: string
  /** What a platform's list wrote of the campaign, and why it could not be told which that is; '' where nothing waits. */
  campaignSaid: string
  campaignWhy: string
}
export type Gift = GiftFacts & {
  id: string
  no: string
  areaPath: string
  areaName: string
  giverKind: GiverKind
  giverConsent: Consent
  maskedName: string
  shownName: string
  isRelated: boolean
  relatedNote: string
  isForeign: boolean
  giverPersonId: string | null
  isCounted: boolean
  serial: string | null
  receivedOn: string | null
  rowId: string | null
  receivedBy: string | null
  receivedName: string
  state: GiftState
  recordedBy: string
  recordedName: string
  recordedAt: Date
  confirmedName: string
  confirmedAt: Date | null
  entryId: string | null
  lotId: string | null
  receiptDeclined: boolean
  declinedNote: string
  voidReason: string
  refundedFen: number
  version: number
}

const select = (
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql``,
  order = sql`g.recorded_at desc, g.no desc`,
) => sql<Gift>`
  select g.id, g.no, g.fund_id, g.area_code, a.path as area_path, a.name as area_name, g.earmark_code, g.campaign_id, g.giver_id, r.kind as giver_kind,
    r.consent as giver_consent, r.masked_name, r.shown_name, r.is_related, r.related_note, r.is_foreign, g.giver_person_id, g.source_class, c.is_counted,
    g.fen, g.channel, g.restriction, g.use, g.restriction_text, g.restricted_until, g.named_for, g.asks_agreement, g.declared_on, g.platform, g.order_no,
    g.settlement_no, g.foreign_approval, g.note, g.campaign_said, g.campaign_why, g.serial, g.received_on, g.row_id, g.received_by, g.received_name, g.state, g.recorded_by,
    g.recorded_name, g.recorded_at, g.confirmed_name, g.confirmed_at, g.entry_id, g.lot_id, g.receipt_declined, g.declined_note, g.void_reason,
    g.refunded_fen, g.version
  from giving.gift g join giving.giver r on r.id = g.giver_id join giving.source_class c on c.code = g.source_class
  join directory.area a on a.code = g.area_code
  where ${where} order by ${order} ${tail}`

export type GiftSearch = {
  codes: string[] | null
  state?: GiftState | undefined
  channel?: Channel | undefined
  sourceClass?: SourceClass | undefined
  restriction?: RestrictionKind | undefined
  giverId?: string | undefined
  no?: string | undefined
  /** Only those whose campaign a person has to tell. */
  campaignWaits?: boolean | undefined
  /** First and last day of the bank credit, or of the declaration where none came yet. */
  from?: string | undefined
  to?: string | undefined
}
const day = sql`coalesce(g.received_on, g.declared_on)`
const conditions = ({
  codes,
  state,
  channel,
  sourceClass,
  restriction,
  giverId,
  no,
  campaignWaits,
  from,
  to,
}: GiftSearch) =>
  all([
    inCodes(sql`g.area_code`, codes),
    state !== undefined && sql`g.state = ${state}`,
    channel !== undefined && sql`g.channel = ${channel}`,
    sourceClass !== undefined && sql`g.source_class = ${sourceClass}`,
    restriction !== undefined && sql`g.restriction = ${restriction}`,
    giverId !== undefined && sql`g.giver_id = ${giverId}`,
    no !== undefined && sql`g.no = ${no}`,
    campaignWaits === true && sql`g.campaign_why <> '' and g.state <> 'voided'`,
    from !== undefined && sql`${day} >= ${from}::date`,
    to !== undefined && sql`${day} <= ${to}::date`,
  ])

const ORDERS = { recorded: sql`g.recorded_at`, received: day, fen: sql`g.fen`, no: sql`g.no` } as const
export type GiftOrder = { sort: keyof typeof ORDERS; down: boolean }

export async function listGifts(tx: Tx, { sort, down, page, pageSize, ...search }: GiftSearch & GiftOrder & Paging) {
  const where = conditions(search)
  const order = sql`${ORDERS[sort]} ${down ? sql`desc` : sql`asc`} nulls last, g.no desc`
  const { rows } = await select(where, limitOf({ page, pageSize }), order).execute(tx)
  const { rows: sums } = await sql<{ total: number; sumFen: number }>`
    select count(*)::int as total, coalesce(sum(g.fen) filter (where g.state <> 'voided'), 0)::bigint as sum_fen from giving.gift g where ${where}`.execute(
    tx,
  )
  return { rows, total: sums[0]?.total ?? 0, sumFen: sums[0]?.sumFen ?? 0 }
}
export const countGifts = (tx: Tx, search: GiftSearch): Promise<number> =>
  countOf(tx, sql`giving.gift g where ${conditions(search)}`)

export const findGifts = async (tx: Tx, ids: readonly string[]): Promise<Gift[]> =>
  (await select(sql`g.id = any(${ids}::uuid[])`).execute(tx)).rows
export const findGift = async (tx: Tx, id: string): Promise<Gift | undefined> => (await findGifts(tx, [id]))[0]

/** The same, held until the transaction ends: what is done to a gift is done by one at a time. In the order of their ids. */
export async function holdGifts(tx: Tx, ids: readonly string[]): Promise<Gift[]> {
  await sql`select 1 from giving.gift where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return findGifts(tx, ids)
}

/** Gifts of a fund that wait for their money, of one amount, or settled together to that amount. */
export async function waitingFor(tx: Tx, fundId: string, fen: number): Promise<Gift[]> {
  const alone = sql`g.settlement_no is null and g.fen = ${fen}`
  const together = sql`(g.platform, g.settlement_no) in (select s.platform, s.settlement_no from giving.gift s
    where s.fund_id = ${fundId} and s.state = 'pledged' and s.settlement_no is not null group by 1, 2 having sum(s.fen) = ${fen})`
  const where = sql`g.fund_id = ${fundId} and g.row_id is null and g.state in ('pledged', 'received') and ((${alone}) or ${together})`
  return (await select(where, sql`limit 500`).execute(tx)).rows
}

/** The next number of a town in a year, from 1; whoever comes next waits, and what is rolled back leaves no gap. */
async function nextNo(tx: Tx, areaCode: string, year: number, howMany: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into giving.number_series (area_code, year, last) values (${areaCode}, ${year}, ${howMany})
    on conflict (area_code, year) do update set last = number_series.last + ${howMany} returning last`.execute(tx)
  return (rows[0]?.last ?? howMany) - howMany + 1
}
const noOf = (townCode: string, year: number, seq: number): string =>
  `JZ-${townCode}-${year}-${String(seq).padStart(4, '0')}`

export type NewGift = Omit<GiftFacts, 'campaignSaid' | 'campaignWhy'> & {
  campaignSaid?: string
  campaignWhy?: string
  townCode: string
  giverPersonId: string | null
}

/** Enters a gift as declared, and says its id and number. */
export async function addGift(tx: Tx, gift: NewGift, by: Doer): Promise<{ id: string; no: string }> {
  const { townCode, ...facts } = gift
  const year = Number(facts.declaredOn.slice(0, 4))
  const no = noOf(townCode, year, await nextNo(tx, townCode, year, 1))
  const id = randomUUID()
  await tx
    .insertInto('giving.gift')
    .values({
      id,
      no,
      ...facts,
      state: 'pledged',
      recordedBy: by.accountId,
      recordedName: by.name,
      recordedAt: by.now,
    })
    .execute()
  return { id, no }
}

/** A gift with this bank serial number or platform order, for the sentence that refuses a second one. */
export async function giftWith(
  tx: Tx,
  fundId: string,
  { serial, platform, orderNo }: { serial?: string | null; platform?: string; orderNo?: string | null },
): Promise<string | undefined> {
  const { rows } = await sql<{ no: string }>`
    select no from giving.gift where fund_id = ${fundId} and state <> 'voided'
      and ((serial = ${serial ?? null} and settlement_no is null) or (platform = ${platform ?? null} and order_no = ${orderNo ?? null})) limit 1`.execute(
    tx,
  )
  return rows[0]?.no
}

export type Credited = { serial: string; receivedOn: string; rowId: string | null }

/** The money of these gifts came. Counts those it changed: only gifts that still waited, or that named this very serial number. */
export async function markReceived(
  tx: Tx,
  ids: readonly string[],
  { serial, receivedOn, rowId }: Credited,
  by: Doer,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update giving.gift set serial = ${serial}, received_on = ${receivedOn}, row_id = ${rowId}, received_by = ${by.accountId}, received_name = ${by.name},
      state = 'received', version = version + 1
    where id = any(${ids}::uuid[]) and row_id is null and (state = 'pledged' or (state = 'received' and serial = ${serial}))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

/** Takes a credit from gifts that were not confirmed yet: they wait again. */
export async function markWaiting(tx: Tx, rowId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update giving.gift set serial = null, received_on = null, row_id = null, received_by = null, received_name = '', state = 'pledged', version = version + 1
    where row_id = ${rowId} and state = 'received'`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

export const giftsOfRow = async (tx: Tx, rowId: string): Promise<Gift[]> =>
  (await select(sql`g.row_id = ${rowId}`).execute(tx)).rows

export async function voidGift(tx: Tx, id: string, version: number, reason: string): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('giving.gift')
      .set({ state: 'voided', voidReason: reason, rowId: null, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', 'in', ['pledged', 'received'])
      .executeTakeFirstOrThrow(),
  )
}

export type Confirmed = { entryId: string; lotId: string; tokenSealed: Buffer; tokenHash: Buffer }

export async function markConfirmed(tx: Tx, id: string, version: number, posted: Confirmed, by: Doer): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('giving.gift')
      .set({
        ...posted,
        state: 'confirmed',
        confirmedBy: by.accountId,
        confirmedName: by.name,
        confirmedAt: by.now,
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'received')
      .executeTakeFirstOrThrow(),
  )
}

/** Gifts follow their giver to the person on the register, so that the person finds them. */
export const followGiver = (tx: Tx, giverId: string, personId: string | null) =>
  sql`update giving.gift set giver_person_id = ${personId} where giver_id = ${giverId} and giver_person_id is distinct from ${personId}`.execute(
    tx,
  )

export async function sealedTokenOf(tx: Tx, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{
    tokenSealed: Buffer | null
  }>`select token_sealed from giving.gift where id = ${id}`.execute(tx)
  return rows[0]?.tokenSealed ?? null
}
