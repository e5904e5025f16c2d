import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** An account that was opened by a phone code. */
export type PhoneAccount = {
  id: string
  personId: string | null
  phoneBlind: Buffer
  maskedPhone: string | null
  sealedPhone: Buffer | null
}

const select = (tx: Tx) =>
  tx
    .selectFrom('platform.account')
    .select(['id', 'personId', 'phoneBlind', 'maskedPhone', 'sealedPhone'])
    .where('phoneBlind', 'is not', null)
    .$castTo<PhoneAccount>()

export const findPhoneAccount = (tx: Tx, accountId: string): Promise<PhoneAccount | undefined> =>
  select(tx).where('id', '=', accountId).executeTakeFirst()
export const phoneAccountsOf = (tx: Tx, personId: string): Promise<PhoneAccount[]> =>
  select(tx).where('personId', '=', personId).execute()

/** Ids of the accounts in use that stand for a person, however they sign in. */
export async function accountsOfPerson(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('platform.account')
    .select('id')
    .where('personId', '=', personId)
    .where('status', '<>', 'disabled')
    .execute()
  return rows.map(({ id }) => id)
}

export async function setPerson(tx: Tx, id: string, set: { personId: string | null; displayName: string }) {
  await tx
    .updateTable('platform.account')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Gives a self post from today, unless one is held. */
export async function openPost(tx: Tx, post: { accountId: string; role: string; now: Date; today: string }) {
  const { accountId, role, now, today } = post
  await sql`insert into platform.post (id, account_id, role, valid_from, created_at)
    select ${randomUUID()}, ${accountId}, ${role}, ${today}, ${now}
    where not exists (select from platform.post where account_id = ${accountId} and role = ${role}
      and valid_from <= ${today} and (valid_to is null or valid_to >= ${today}))`.execute(tx)
}

/** A post that began after the last day keeps an empty period. */
export async function endSelfPosts(tx: Tx, accountId: string, role: string, lastDay: string): Promise<void> {
  await sql`update platform.post set valid_to = greatest(${lastDay}::date, valid_from - 1), version = version + 1
    where account_id = ${accountId} and role = ${role} and (valid_to is null or valid_to > ${lastDay}::date)`.execute(
    tx,
  )
}

export async function forgetPhone(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('platform.account')
    .set({ phoneBlind: null, maskedPhone: null, sealedPhone: null, status: 'disabled' })
    .where('id', '=', id)
    .execute()
}
