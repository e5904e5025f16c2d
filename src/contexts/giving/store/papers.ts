import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Doer } from './sql.ts'

export type AgreementFacts = {
  number: string
  signedOn: string
  useText: string
  deliveryText: string
  surplusText: string
  changeText: string
  costText: string
  disclosureText: string
  fileId: string | null
}
export type Agreement = AgreementFacts & { id: string; recordedName: string; recordedAt: Date }

export async function addAgreement(tx: Tx, giftId: string, facts: AgreementFacts, by: Doer): Promise<string> {
  const id = randomUUID()
  const hand = { recordedBy: by.accountId, recordedName: by.name, recordedAt: by.now }
  await tx
    .insertInto('giving.agreement')
    .values({ id, giftId, ...facts, ...hand })
    .execute()
  return id
}

export const agreementOf = (tx: Tx, giftId: string): Promise<Agreement | undefined> =>
  tx
    .selectFrom('giving.agreement')
    .select([
      'id',
      'number',
      'signedOn',
      'useText',
      'deliveryText',
      'surplusText',
      'changeText',
      'costText',
      'disclosureText',
      'fileId',
    ])
    .select(['recordedName', 'recordedAt'])
    .where('giftId', '=', giftId)
    .$castTo<Agreement>()
    .executeTakeFirst()

/** A stored file and the place it belongs to; undefined when it is not in sight. */
export async function fileInSight(tx: Tx, id: string): Promise<{ areaPath: string | null } | undefined> {
  const { rows } = await sql<{ areaPath: string | null }>`select area_path from platform.file where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

export type ReceiptFacts = { code: string; number: string; checkCode: string; issuedOn: string }
export type Receipt = ReceiptFacts & { fen: number; recordedName: string; recordedAt: Date }

/** Undefined when the number was used before: a receipt belongs to one gift, whichever town it is in. */
export async function addReceipt(
  tx: Tx,
  gift: { id: string; fen: number },
  { code, number, checkCode, issuedOn }: ReceiptFacts,
  by: Doer,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into giving.receipt (id, gift_id, code, number, check_code, issued_on, fen, recorded_by, recorded_name, recorded_at)
    values (${randomUUID()}, ${gift.id}, ${code}, ${number}, ${checkCode}, ${issuedOn}, ${gift.fen}, ${by.accountId}, ${by.name}, ${by.now})
    on conflict on constraint receipt_once do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export const receiptOf = (tx: Tx, giftId: string): Promise<Receipt | undefined> =>
  tx
    .selectFrom('giving.receipt')
    .select(['code', 'number', 'checkCode', 'issuedOn', 'fen', 'recordedName', 'recordedAt'])
    .where('giftId', '=', giftId)
    .$castTo<Receipt>()
    .executeTakeFirst()

/** The number of the gift that a receipt was recorded for; a sentence for whoever records it again. */
export async function giftOfReceipt(tx: Tx, code: string, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ no: string }>`
    select g.no from giving.receipt r join giving.gift g on g.id = r.gift_id where r.code = ${code} and r.number = ${number}`.execute(
    tx,
  )
  return rows[0]?.no
}

export async function markReceipted(tx: Tx, id: string, version: number): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('giving.gift')
      .set({ state: 'receipted', receiptDeclined: false, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'confirmed')
      .executeTakeFirstOrThrow(),
  )
}

export async function markDeclined(tx: Tx, id: string, version: number, note: string): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('giving.gift')
      .set({ receiptDeclined: true, declinedNote: note, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'confirmed')
      .executeTakeFirstOrThrow(),
  )
}

/** What was agreed or recorded beside a gift moves its version on, so that two at once do not miss one another. */
/** A person told which campaign brought it, or that none did: it waits no more. */
export async function tellCampaign(tx: Tx, id: string, version: number, campaignId: string | null): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('giving.gift')
      .set({ campaignId, campaignWhy: '', version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export async function touchGift(tx: Tx, id: string, version: number): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('giving.gift')
      .set({ version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}
