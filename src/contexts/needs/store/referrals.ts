import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Benefit, Outcome } from '../vocabulary.ts'
import type { Doer } from './sql.ts'

export type Referral = {
  id: string
  benefit: Benefit
  toUnit: string
  referredOn: string
  note: string
  referredName: string
  receiptNo: string | null
  receiptOn: string | null
  receiptName: string | null
  outcome: Outcome | null
  outcomeOn: string | null
  outcomeNote: string
}

/** The referrals of a need, the last one last. */
export const referralsOf = async (tx: Tx, needId: string): Promise<Referral[]> =>
  (
    await sql<Referral>`select id, benefit, to_unit, referred_on, note, referred_name, receipt_no, receipt_on, receipt_name, outcome, outcome_on, outcome_note
      from needs.referral where need_id = ${needId} order by seq`.execute(tx)
  ).rows

/** The last referral for the benefit a need is classed under now; one for another benefit does not count. */
export const referralFor = async (
  tx: Tx,
  { id, benefit }: { id: string; benefit: Benefit | null },
): Promise<Referral | undefined> => (await referralsOf(tx, id)).findLast((one) => one.benefit === benefit)

/** The one that still waits for the other side's word, whatever it is for. */
export const referralUnderWay = async (tx: Tx, needId: string): Promise<Referral | undefined> =>
  (await referralsOf(tx, needId)).find(({ outcome }) => outcome === null)

type New = { needId: string; areaCode: string; benefit: string; toUnit: string; referredOn: string; note: string }
export const addReferral = (tx: Tx, one: New, by: Doer) =>
  sql`insert into needs.referral (id, need_id, area_code, benefit, to_unit, referred_on, note, referred_by, referred_name)
    values (${randomUUID()}, ${one.needId}, ${one.areaCode}, ${one.benefit}, ${one.toUnit}, ${one.referredOn}, ${one.note}, ${by.accountId}, ${by.name})`.execute(
    tx,
  )

/** What the other side gave for what it took: its number, day and who took it. False when it is there already. */
export async function putReceipt(
  tx: Tx,
  id: string,
  receipt: { receiptNo: string; receiptOn: string; receiptName: string },
  by: Doer,
): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`update needs.referral set receipt_no = ${receipt.receiptNo}, receipt_on = ${receipt.receiptOn},
      receipt_name = ${receipt.receiptName}, receipt_by = ${by.accountId}, receipt_at = ${by.now} where id = ${id} and receipt_no is null`.execute(
      tx,
    )
  return numAffectedRows > 0n
}

/** What the other side decided; it is never judged anew here. False when it is there already. */
export async function putOutcome(
  tx: Tx,
  id: string,
  answer: { outcome: Outcome; outcomeOn: string; note: string },
  by: Doer,
): Promise<boolean> {
  const { numAffectedRows = 0n } =
    await sql`update needs.referral set outcome = ${answer.outcome}, outcome_on = ${answer.outcomeOn},
      outcome_note = ${answer.note}, outcome_by = ${by.accountId}, outcome_at = ${by.now} where id = ${id} and outcome is null and receipt_no is not null`.execute(
      tx,
    )
  return numAffectedRows > 0n
}
