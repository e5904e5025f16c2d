import { signInErrors } from '#platform/access/sign-in/errors.ts'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'
import { officeErrors as errors } from '../errors.ts'
import { findMe } from '../store/me.ts'

type Endpoints = typeof officeContract.endpoints

/** All other sessions end; this one goes on. */
export const changePassword: Handler<Endpoints['changePassword']> = async (
  { currentPassword, newPassword },
  { tx, actor, now, own },
) => {
  const accountId = own()
  await signIn().confirmPassword(accountId, currentPassword)
  if (newPassword === currentPassword) throw signInErrors.samePassword()
  const { username } = await findMe(tx, accountId)
  const keepSession = actor.sessionId === undefined ? {} : { keepSession: actor.sessionId }
  await signIn().setPassword(tx, { accountId, username, password: newPassword, now, mustChange: false, ...keepSession })
  return {}
}

export const listSessions: Handler<Endpoints['listSessions']> = async (_, { actor, own }) =>
  (await signIn().sessionsOf(own())).map(({ id, startedAt, lastUsedAt, ip, device }) => ({
    id,
    isThis: id === actor.sessionId,
    startedAt: startedAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    ip,
    device,
  }))

export const endSession: Handler<Endpoints['endSession']> = async ({ sessionId }, { tx, own }) => {
  if ((await signIn().endSessions(tx, own(), { one: sessionId })) === 0) throw errors.noSession()
  return {}
}

export const endOtherSessions: Handler<Endpoints['endOtherSessions']> = async (_, { tx, actor, own }) => ({
  ended: await signIn().endSessions(tx, own(), { but: actor.sessionId ?? '' }),
})

export const secondFactor: Handler<Endpoints['secondFactor']> = async (_, { tx, own }) => {
  const accountId = own()
  const { username } = await findMe(tx, accountId)
  return signIn().secondFactorOf({ accountId, username })
}

/** The secret is not in the answer, which is kept for repeats: `secondFactor` tells it while it is on trial. */
export const startSecondFactor: Handler<Endpoints['startSecondFactor']> = async ({ password }, { tx, own }) => {
  const accountId = own()
  await signIn().confirmPassword(accountId, password)
  if ((await signIn().secondFactorOf({ accountId, username: '' })).state === 'on') throw errors.secondFactorOn()
  await signIn().startSecondFactor(tx, accountId)
  return {}
}

export const proveSecondFactor: Handler<Endpoints['proveSecondFactor']> = async ({ code }, { tx, own }) => {
  const accountId = own()
  const { state } = await signIn().secondFactorOf({ accountId, username: '' })
  if (state === 'off') throw errors.secondFactorOff()
  await signIn().proveSecondFactor(tx, accountId, code)
  return {}
}

export const dropSecondFactor: Handler<Endpoints['dropSecondFactor']> = async ({ password }, { tx, own }) => {
  const accountId = own()
  await signIn().confirmPassword(accountId, password)
  await signIn().dropSecondFactor(tx, accountId)
  return {}
}
