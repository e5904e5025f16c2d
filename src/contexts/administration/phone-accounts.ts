<<<<<<< HEAD
import { maskName } from '#kernel/masking.ts'
import { addDays } from '#kernel/time.ts'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Tx } from '#platform/db/database.ts'
import * as store from './store/phone-accounts.ts'

export { findPhoneAccount, type PhoneAccount, phoneAccountsOf } from './store/phone-accounts.ts'

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
=======
import { randomUUID } from 'node:crypto'
import { addDays } from '#kernel/time.ts'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Tx } from '#platform/db/database.ts'
import { accountsOfPerson, endSelfPosts, findPhoneAccount, forgetPhone, setPerson } from './store/phone-accounts.ts'
import { insertPost, postsOf } from './store/posts.ts'

/** Accounts that people made for themselves with a telephone number: bound to a person once that person is known by document. */
export { findPhoneAccount } from './store/phone-accounts.ts'

export type Binding = { accountId: string; person: { id: string; name: string }; now: Date; today: string }

/**
 * The account becomes that person's, with the post of a volunteer. An older telephone of theirs opens nothing any more: its
 * number may have a new owner. False when the account is already another person's.
 */
export async function bindPhoneAccount(tx: Tx, { accountId, person, now, today }: Binding): Promise<boolean> {
  const account = await findPhoneAccount(tx, accountId)
  if (!account || (account.personId !== null && account.personId !== person.id)) return false
  for (const other of await accountsOfPerson(tx, person.id))
    if (other.phoneBlind !== null && other.id !== accountId) await releaseAccount(tx, other.id, today)
  await setPerson(tx, accountId, { personId: person.id, displayName: person.name })
  await endSelfPosts(tx, accountId, ['resident'], addDays(today, -1))
  await giveVolunteerPost(tx, accountId, now, today)
  return true
}

/** Whoever registers again is a volunteer again under the accounts they have. */
export async function reopenVolunteerPosts(tx: Tx, personId: string, now: Date, today: string): Promise<void> {
  for (const { id } of await accountsOfPerson(tx, personId)) await giveVolunteerPost(tx, id, now, today)
}

/** Whoever left leads nothing any more; their own hours stay theirs to read. */
export async function closeVolunteerPosts(tx: Tx, personId: string, today: string): Promise<void> {
  for (const { id } of await accountsOfPerson(tx, personId)) {
    await endSelfPosts(tx, id, ['volunteer'], addDays(today, -1))
>>>>>>> main
    signIn().forget(id)
  }
}

<<<<<<< HEAD
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
=======
/** Nothing in the accounts of somebody erased tells who they were; a telephone account opens no more. */
export async function forgetAccounts(tx: Tx, personId: string, today: string): Promise<void> {
  for (const { id, phoneBlind } of await accountsOfPerson(tx, personId))
    if (phoneBlind === null) await setPerson(tx, id, { personId: null })
    else await releaseAccount(tx, id, today)
}

async function releaseAccount(tx: Tx, accountId: string, today: string): Promise<void> {
  await endSelfPosts(tx, accountId, ['volunteer', 'resident'], addDays(today, -1))
  await forgetPhone(tx, accountId)
  await signIn().endSessions(tx, accountId)
}

async function giveVolunteerPost(tx: Tx, accountId: string, now: Date, today: string): Promise<void> {
  const held = await postsOf(tx, [accountId], today)
  if (!held.some(({ role }) => role === 'volunteer'))
    await insertPost(tx, { id: randomUUID(), accountId, role: 'volunteer', validFrom: today, createdAt: now })
>>>>>>> main
  signIn().forget(accountId)
}
