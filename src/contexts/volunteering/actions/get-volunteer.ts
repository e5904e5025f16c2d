import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { volunteeringErrors } from '../errors.ts'
import { hoursByYear } from '../store/records.ts'
import { findVolunteer, sourceOf } from '../store/volunteers.ts'
import { viewOf } from './list-volunteers.ts'

export const getVolunteer: Handler<typeof volunteeringContract.endpoints.getVolunteer> = async (
  { volunteerId },
  { tx, allow, about },
) => {
  const volunteer = await findVolunteer(tx, volunteerId)
  if (!volunteer) throw volunteeringErrors.noVolunteer()
  allow({ areaPath: volunteer.areaPath, personId: volunteer.personId })
  about('volunteering.volunteer', volunteerId)
  const byYear = await hoursByYear(tx, volunteerId)
  return {
    ...viewOf(volunteer),
    source: await sourceOf(tx, volunteer.batchId),
    totalMinutes: byYear.reduce((sum, { minutes }) => sum + minutes, 0),
    byYear,
  }
}
