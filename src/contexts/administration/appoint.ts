import { randomUUID } from 'node:crypto'
import { addDays } from '#kernel/time.ts'
import { within as isWithin } from '#platform/access/actor.ts'
import { declaredRoles } from '#platform/access/roles.ts'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Tx } from '#platform/db/database.ts'
import { administrationErrors as errors } from './errors.ts'
import { conflictOf, overlap, type Term } from './rules/three-administrators.ts'
import { type Account, findAccount, lockAccount } from './store/accounts.ts'
import { findOrganisation, insertPost, postsOf } from './store/posts.ts'

export type Appointment = Term & {
  accountId: string
  area: { code: string; path: string }
  organisationId: string | null
  appointedBy: string | null
  now: Date
}

/** Gives an account a post, whoever asks for it. Errors: 三员分立, a post already held, a missing organisation or person. */
export async function appoint(tx: Tx, appointment: Appointment): Promise<string> {
  const { accountId, role, validFrom, validTo, appointedBy, now } = appointment
  await lockAccount(tx, accountId)
  const account = await findAccount(tx, accountId)
  if (!account) throw errors.noAccount()
  if (accountId === appointedBy) throw errors.notYourself()
  if (validTo !== null && validTo < validFrom) throw errors.endsBeforeStart()
  const place = await placeOf(tx, account, appointment)
  const held = await postsOf(tx, [accountId], validFrom)
  const roles = declaredRoles()
  const labelOf = (name: string): string => roles[name]?.label ?? name
  const conflict = conflictOf(appointment, held, (name) => roles[name]?.excludes ?? [])
  if (conflict) throw errors.rolesExclude(labelOf(role), labelOf(conflict))
  const same = held.some(
    (post) =>
      post.role === role &&
      post.areaCode === place.areaCode &&
      post.organisationId === place.organisationId &&
      overlap(appointment, post),
  )
  if (same) throw errors.heldAlready(labelOf(role))

  const id = randomUUID()
  await insertPost(tx, { id, accountId, role, ...place, validFrom, validTo, appointedBy, createdAt: now })
  signIn().forget(accountId)
  return id
}

type Where = { areaCode: string | null; areaPath: string | null; organisationId: string | null }
const nowhere: Where = { areaCode: null, areaPath: null, organisationId: null }

/** What a post is over, as its role demands. */
async function placeOf(tx: Tx, { personId }: Account, { role, area, organisationId }: Appointment): Promise<Where> {
  const declared = declaredRoles()[role]
  if (!declared) throw errors.noRole(role)
  if (declared.over === 'area') return { ...nowhere, areaCode: area.code, areaPath: area.path }
  if (declared.over === 'organisation') {
    if (!organisationId) throw errors.organisationNeeded(declared.label)
    return { ...nowhere, organisationId: await within(tx, organisationId, area.path) }
  }
  if (!personId) throw errors.personNeeded(declared.label)
  return nowhere
}

async function within(tx: Tx, organisationId: string, areaPath: string): Promise<string> {
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation || !isWithin(organisation.areaPath, areaPath)) throw errors.organisationElsewhere()
  return organisationId
}

/** The earliest last day a post may be given today: yesterday ends it at once, but days already served stay served. */
export const earliestEnd = ({ validFrom }: Term, today: string): string => {
  const yesterday = addDays(today, -1)
  return [yesterday, addDays(validFrom, -1)].toSorted().at(-1) ?? yesterday
}
