import type { Call } from '#platform/http/pipeline.ts'
import type { Doer } from '../store/sql.ts'

/** Whose hand a call is. */
export const handOf = ({ actor, now }: Pick<Call, 'actor' | 'now'>): Doer => ({
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  now,
})

/** The community and the town of a gift: whose figures change with it. */
export const placesOf = (areaPath: string): string[] => areaPath.split('.').slice(-2)
