import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { volunteeringErrors } from '../errors.ts'
import { lastServedOn } from '../store/records.ts'
import { deregister, findVolunteer } from '../store/volunteers.ts'

/** Ends a registration on a day that is past, and not before the volunteer last served. */
export const deregisterVolunteer: Handler<typeof volunteeringContract.endpoints.deregisterVolunteer> = async (
  { volunteerId, version, leftOn },
  { tx, today, allow, about, tell },
) => {
  const volunteer = await findVolunteer(tx, volunteerId)
  if (!volunteer) throw volunteeringErrors.noVolunteer()
  allow({ areaPath: volunteer.areaPath })
  about('volunteering.volunteer', volunteerId)
  if (volunteer.leftOn) throw volunteeringErrors.alreadyLeft(volunteer.leftOn)
  if (leftOn < volunteer.registeredOn) throw volunteeringErrors.leftTooEarly(volunteer.registeredOn)
  if (leftOn > today) throw volunteeringErrors.leftInFuture(today)
  const last = await lastServedOn(tx, volunteerId)
  if (last && leftOn < last) throw volunteeringErrors.servedLater(last)
  await deregister(tx, { id: volunteerId, version, leftOn })
  await tell('volunteering.volunteers-changed', { areaCodes: [volunteer.areaCode] })
  return { version: version + 1 }
}
