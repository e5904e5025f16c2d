import { type Area, findArea } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { programmeErrors } from './errors.ts'
import { minCommunitiesOn, type Programme, programmeOf } from './programme.ts'
import { type Conflict, conflictOf, type Left, leftOf, type Quota } from './rules/conflict.ts'
import { type Chosen, type NominationRefusal, refusalsOf } from './rules/nomination.ts'
import { STATUSES, statusOf } from './rules/states.ts'
import { findChosen, livePointOfTown, type Role } from './store/points.ts'
import { findQuota, lockQuota } from './store/quotas.ts'

export type Choice = { areaCode: string; role: Role }
export type Admission = {
  refusals: NominationRefusal[]
  /** The district's conflict as it would stand with this nomination; it is shown and blocks nothing. */
  conflict: Conflict | undefined
  left: Left
  communities: readonly Chosen[]
}

export async function mustHaveProgramme(tx: Tx): Promise<Programme> {
  const programme = await programmeOf(tx)
  if (!programme) throw programmeErrors.noProgramme()
  return programme
}

export async function mustFindTown(tx: Tx, townCode: string): Promise<Area & { parentCode: string }> {
  const town = await findArea(tx, townCode)
  if (town?.level !== 'town' || !town.parentCode) throw programmeErrors.noTown()
  return { ...town, parentCode: town.parentCode }
}

type Asked = {
  town: Area & { parentCode: string }
  pointId?: string
  choices: readonly Choice[]
  startsOn: string | null
  /** Nominations of the same district and upload that are admitted but not written yet. */
  before?: readonly (readonly Pick<Chosen, 'role'>[])[]
}

/**
 * Every rule over one nomination, with the district's quota held until the transaction ends, so that what is admitted
 * here still fits when it is written. `pointId`: the nomination itself, when it is already there.
 */
export async function admit(
  tx: Tx,
  { town, pointId, choices, startsOn, before = [] }: Asked,
  today: string,
): Promise<Admission> {
  const programme = await mustHaveProgramme(tx)
  await lockQuota(tx, town.parentCode)
  const min = minCommunitiesOn(programme, startsOn ?? today)
  const stored = await findQuota(tx, town.parentCode, min)
  if (!stored) throw programmeErrors.noQuota()
  const quota = before.reduce((sum, one) => withNomination(sum, one, min), stored)
  const chosen = await findChosen(tx, choices, pointId)
  const refusals = refusalsOf(
    {
      town,
      townHas: await whatTownHas(tx, town.code, pointId),
      districtName: quota.districtName,
      communities: chosen,
      startsOn,
    },
    {
      quota,
      minCommunities: min,
      programmeStartsOn: programme.startsOn,
      programmeEndsOn: programme.endsOn,
    },
  )
  const conflict = conflictOf(quota.districtName, withNomination(quota, chosen, min), min)
  return { refusals, conflict, left: leftOf(quota), communities: chosen }
}

async function whatTownHas(tx: Tx, townCode: string, pointId?: string): Promise<string | null> {
  const there = await livePointOfTown(tx, townCode)
  if (!there || there.id === pointId) return null
  return there.kind === 'joint' ? `市区联合创建点第${there.seq}号` : STATUSES[statusOf(there.status)]
}

/** The quota as it would stand with one more nomination. */
export function withNomination<Q extends Quota>(
  quota: Q,
  communities: readonly Pick<Chosen, 'role'>[],
  min: number,
): Q {
  const pilots = communities.filter(({ role }) => role === 'pilot').length
  return {
    ...quota,
    pendingTowns: quota.pendingTowns + 1,
    pendingCommunities: quota.pendingCommunities + pilots,
    coveredUsed: quota.coveredUsed + Math.min(communities.length - pilots, Math.max(0, min - pilots)),
  }
}
