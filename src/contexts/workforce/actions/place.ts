import { type Area, findArea, findPerson } from '#contexts/directory/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { workforceErrors } from '../errors.ts'

/** The area a form names, permission settled; and the person, who must be in sight. */
export async function placeAndPerson(
  { tx, allow }: Pick<Call, 'tx' | 'allow'>,
  { areaCode, personId }: { areaCode: string; personId: string },
): Promise<Area> {
  const area = await findArea(tx, areaCode)
  if (!area) throw workforceErrors.noArea()
  allow({ areaPath: area.path })
  if (!(await findPerson(tx, personId))) throw workforceErrors.noPerson()
  return area
}
