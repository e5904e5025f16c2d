import { maskName } from '#kernel/masking.ts'
import { addDays } from '#kernel/time.ts'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Tx } from '#platform/db/database.ts'
import * as store from './store/phone-accounts.ts'

export { findPhoneAccount } from './store/phone-accounts.ts'

type Binding = { accountId: string; person: { id: string; name: string }; now: Date; today: string }

/**
 * The account that was opened by a phone code now stands for a person of the directory and has the self post of a volunteer.
 * Another phone's account of the same person is let go: a number that was changed must not go on acting for them.
 */
export async function bindPhoneAccount(tx: Tx, { accountId, person, now, today }: Binding): Promise<void> {
  for (const { id } of await store.phoneAccountsOf(tx, person.id)) if (id !== accountId) await letGo(tx, id, today)
  await store.setPerson(tx, accountId, { personId: person.id, displayName: maskName(person.name) })
  await store.openPost(tx, { accountId, role: 'volunteer', now, today })
  signIn().forget(accountId)
}

/** Gives every account of a person a post over itself, such as a seat on a committee. */
export async function openSelfPosts(tx: Tx, personId: string, role: string, now: Date, today: string): Promise<void> {
  for (const id of await store.accountsOfPerson(tx, personId)) {
    await store.openPost(tx, { accountId: id, role, now, today })
    signIn().forget(id)
  }
}

/** Ends such a post today. */
export async function endSelfPosts(tx: Tx, personId: string, role: string, today: string): Promise<void> {
  for (const id of await store.accountsOfPerson(tx, personId)) {
    await store.endSelfPosts(tx, id, role, addDays(today, -1))
    signIn().forget(id)
  }
}

/** The accounts that act for any of these people: whom a message reaches. */
export const accountsOfPeople = async (tx: Tx, personIds: readonly string[]): Promise<string[]> =>
  (await Promise.all(personIds.map((id) => store.accountsOfPerson(tx, id)))).flat()

/** Ends the self post of a volunteer; the account stays the person's, who may read what was recorded of them. */
export async function endVolunteerPosts(tx: Tx, personId: string, today: string): Promise<void> {
  for (const { id } of await store.phoneAccountsOf(tx, personId)) {
    await store.endSelfPosts(tx, id, 'volunteer', addDays(today, -1))
    signIn().forget(id)
  }
}

/** Opens it again for who registers anew under an account that is already theirs. */
export async function reopenVolunteerPosts(tx: Tx, personId: string, now: Date, today: string): Promise<void> {
  for (const { id } of await store.phoneAccountsOf(tx, personId)) {
    await store.openPost(tx, { accountId: id, role: 'volunteer', now, today })
    signIn().forget(id)
  }
}

/** The person asked to be forgotten: number and name leave the accounts opened by phone, which nobody can enter any more. */
export async function forgetPhoneAccounts(tx: Tx, personId: string, today: string): Promise<void> {
  for (const { id } of await store.phoneAccountsOf(tx, personId)) {
    await letGo(tx, id, today)
    await store.forgetPhone(tx, id)
    await signIn().endSessions(tx, id)
  }
}

async function letGo(tx: Tx, accountId: string, today: string): Promise<void> {
  await store.endSelfPosts(tx, accountId, 'volunteer', addDays(today, -1))
  await store.setPerson(tx, accountId, { personId: null, displayName: '居民' })
  signIn().forget(accountId)
}
