import { findArea } from '#contexts/directory/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { inspectionErrors } from '../errors.ts'
import { findPointAt, type PointAt } from '../store/points.ts'

export { handOf } from '#platform/access/doer.ts'

/** The running point of the town that a call names, permission settled. */
export async function thePointAt({ tx, allow, today }: Call, areaCode: string): Promise<PointAt> {
  const area = await findArea(tx, areaCode)
  if (!area) throw inspectionErrors.noArea()
  allow({ areaPath: area.path })
  const point = await findPointAt(tx, areaCode, today)
  if (!point) throw inspectionErrors.noPoint()
  return point
}

/** Others who show what an inspection found look again. */
export const changed = ({ tell }: Pick<Call, 'tell'>, { pointId }: { pointId: string }): Promise<void> =>
  tell('inspection.inspection-changed', { pointId })

/** A record of this context, permission settled and named for the audit. */
export async function theRecord<R extends { areaPath: string }>(
  call: Call,
  kind: string,
  id: string,
  { find, missing }: { find: (ids: string[]) => Promise<R[]>; missing: () => Error },
): Promise<R> {
  const [found] = await find([id])
  if (!found) throw missing()
  call.allow({ areaPath: found.areaPath })
  call.about(kind, id)
  return found
}
