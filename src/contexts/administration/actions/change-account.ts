import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { administrationContract } from '../contract.ts'
import { administrationErrors as errors } from '../errors.ts'
import { isAdministratorOn } from '../reset-on-server.ts'
import { type Account, changeAccount, findAccount } from '../store/accounts.ts'

type Endpoints = typeof administrationContract.endpoints

/** The account, once it is settled that the caller may change it. Nobody changes their own. */
async function anothers(accountId: string, { tx, actor, allow, about }: Call): Promise<Account> {
  const account = await findAccount(tx, accountId)
  if (!account) throw errors.noAccount()
  allow(placeOf(account))
  about('administration.account', accountId)
  if (accountId === actor.accountId) throw errors.notYourself()
  return account
}

/** An account without a place is in nobody's reach. */
const placeOf = ({ areaPath }: Account) => (areaPath === null ? {} : { areaPath })

/** Ends its sessions too: a disabled account is out at once. */
export const disableAccount: Handler<Endpoints['disableAccount']> = async ({ accountId, version }, call) => {
  await anothers(accountId, call)
  await changeAccount(call.tx, accountId, version, { status: 'disabled' })
  await signIn().endSessions(call.tx, accountId)
  return { version: version + 1 }
}

export const enableAccount: Handler<Endpoints['enableAccount']> = async ({ accountId, version }, call) => {
  await anothers(accountId, call)
  await changeAccount(call.tx, accountId, version, { status: 'active' })
  return { version: version + 1 }
}

export const unlockAccount: Handler<Endpoints['unlockAccount']> = async ({ accountId, version }, call) => {
  await anothers(accountId, call)
  await changeAccount(call.tx, accountId, version, { failedSignIns: 0, lockedUntil: null })
  return { version: version + 1 }
}

/**
 * For somebody who forgot the password or lost the phone: both factors go, and the new password must be changed. Not for
 * the three administrators: whoever sets another's password can act as the other (三员分立). Theirs are set on the
 * server itself, by `wushe reset-password`.
 */
export const resetPassword: Handler<Endpoints['resetPassword']> = async ({ accountId, version, password }, call) => {
  const { username } = await anothers(accountId, call)
  if (await isAdministratorOn(call.tx, accountId, call.today)) throw errors.administratorsApart(username)
  await changeAccount(call.tx, accountId, version, {})
  await signIn().setPassword(call.tx, { accountId, username, password, now: call.now, mustChange: true })
  await signIn().dropSecondFactor(call.tx, accountId)
  return { version: version + 1 }
}
