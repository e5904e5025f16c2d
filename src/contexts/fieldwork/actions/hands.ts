import { type Area, findArea } from '#contexts/directory/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { fieldworkErrors } from '../errors.ts'
import type { Doer } from '../store/sql.ts'

/** Whose hand a call is. */
export const handOf = ({ actor, now }: Pick<Call, 'actor' | 'now'>): Doer => ({
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  now,
})

/** The community and the town of a record: whose figures change with it. */
const placesOf = (areaPath: string): string[] => areaPath.split('.').slice(-2)
export const changed = ({ tell }: Pick<Call, 'tell'>, areaPath: string): Promise<void> =>
  tell('fieldwork.fieldwork-changed', { areaCodes: placesOf(areaPath) })

/** The town or community that a call names, permission settled. */
export async function thePlace({ tx, allow }: Pick<Call, 'tx' | 'allow'>, areaCode: string): Promise<Area> {
  const area = await findArea(tx, areaCode)
  if (!area) throw fieldworkErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'town' && area.level !== 'community') throw fieldworkErrors.wrongArea()
  return area
}

/** Its own code for a town, the town's for a community. */
export const townCodeOf = ({ level, code, parentCode }: Area): string =>
  level === 'community' ? (parentCode ?? code) : code
