import { type Area, findArea, findPerson } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { teamsErrors } from '../errors.ts'
import { fileInSight } from '../store/files.ts'

/** The area a form names, with permission settled for it. */
export async function placeOf({ tx, allow }: Pick<Call, 'tx' | 'allow'>, areaCode: string): Promise<Area> {
  const area = await findArea(tx, areaCode)
  if (!area) throw teamsErrors.noArea()
  allow({ areaPath: area.path })
  return area
}

/** `what`: the record in words, for the refusal. */
export async function communityOf(call: Pick<Call, 'tx' | 'allow'>, areaCode: string, what: string): Promise<Area> {
  const area = await placeOf(call, areaCode)
  if (area.level !== 'community') throw teamsErrors.notACommunity(what)
  return area
}

export async function mustKnow(tx: Tx, personId: string): Promise<void> {
  if (!(await findPerson(tx, personId))) throw teamsErrors.noPerson()
}

/** A file that goes with a record must have been uploaded for a place the caller reaches. */
export async function mustBeFile({ tx, may }: Pick<Call, 'tx' | 'may'>, fileId: string | null): Promise<void> {
  if (!fileId) return
  const file = await fileInSight(tx, fileId)
  if (!file || !may('office.file.read', file.areaPath ? { areaPath: file.areaPath } : {})) throw teamsErrors.noFile()
}

/** Masked for everybody; the whole name is shown by the directory's own command, with a reason and an audit line. */
export const masked = <R extends { name: string; areaPath: string }>({ areaPath: _path, ...shown }: R) => ({
  ...shown,
  name: maskName(shown.name),
})
