import { nearestWith } from '#contexts/volunteering/public.ts'
import type { Permission } from '#platform/access/permission.ts'
import { declaredRoles } from '#platform/access/roles.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { accountsNamed, accountsOfHeads } from './store/units.ts'
import type { Side } from './vocabulary.ts'

export type At = { areaPath: string; townCode: string; today: string }

/** Who acts for a party, by what they may do there; an organisation and a team have somebody at their head. */
const HANDS: Readonly<Record<Side, Permission>> = {
  community: 'needs.need.verify',
  social_worker: 'casework.case.work',
  organisation: 'incubation.organisation.nurture',
  volunteers: 'activities.activity.review',
  charity: 'grants.grant.approve',
  resident: 'needs.need.verify',
  government: 'linkage.meeting.hold',
}

/**
 * The accounts that a request to a party reaches: the head of the named organisation or team where it has an account;
 * otherwise those nearest who act for that party.
 */
export async function handsOf(tx: Tx, party: Side, unitId: string | null, at: At): Promise<string[]> {
  if (party === 'organisation' || party === 'volunteers') {
    const heads = await seeingAll(tx, () => accountsOfHeads(tx, party, at.townCode, unitId))
    if (heads.length > 0) return heads
  }
  return nearestWith(tx, HANDS[party], at.areaPath, at.today)
}

/** The same with names and posts, to choose one from. */
export async function namedHands(tx: Tx, party: Side, unitId: string | null, at: At) {
  const accounts = await accountsNamed(tx, await handsOf(tx, party, unitId, at), at.today)
  const roles = declaredRoles()
  return accounts.map(({ id, name, roles: held }) => ({
    accountId: id,
    name,
    post: held.flatMap((role) => roles[role]?.label ?? []).join('、'),
  }))
}
