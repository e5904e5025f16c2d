import type { Tx } from '#platform/db/database.ts'

/** `phoneBlind` is null for an account that an administrator made. */
export type PhoneAccount = {
  id: string
  personId: string | null
  phoneBlind: Buffer | null
  maskedPhone: string | null
}

const select = (tx: Tx) => tx.selectFrom('platform.account').select(['id', 'personId', 'phoneBlind', 'maskedPhone'])

export const findPhoneAccount = (tx: Tx, id: string): Promise<PhoneAccount | undefined> =>
  select(tx).where('id', '=', id).executeTakeFirst()

export const accountsOfPerson = (tx: Tx, personId: string): Promise<PhoneAccount[]> =>
  select(tx).where('personId', '=', personId).execute()

export async function setPerson(
  tx: Tx,
  id: string,
  set: { personId: string | null; displayName?: string },
): Promise<void> {
  await tx.updateTable('platform.account').set(set).where('id', '=', id).execute()
}

/** The number opens this account no more; whoever has it next gets one of their own. */
export async function forgetPhone(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('platform.account')
    .set({ personId: null, displayName: '居民', phoneBlind: null, maskedPhone: null, status: 'disabled' })
    .where('id', '=', id)
    .execute()
}

/** Ends posts over oneself; one that begins only today is over before it began. */
export async function endSelfPosts(
  tx: Tx,
  accountId: string,
  roles: readonly string[],
  lastDay: string,
): Promise<void> {
  await tx
    .updateTable('platform.post')
    .set((eb) => ({ validTo: lastDay, version: eb('version', '+', 1) }))
    .where('accountId', '=', accountId)
    .where('role', 'in', [...roles])
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', lastDay)]))
    .execute()
}
