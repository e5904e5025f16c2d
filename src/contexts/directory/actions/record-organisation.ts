import { faultOfUscc, normaliseCode } from '#kernel/identity.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { directoryContract } from '../contract.ts'
import { directoryErrors } from '../errors.ts'
import { findArea } from '../store/areas.ts'
import { addOrganisation, endOrganisation as end, findOrganisation } from '../store/organisations.ts'

export const recordOrganisation: Handler<typeof directoryContract.endpoints.recordOrganisation> = async (
  form,
  { tx, now, today, allow, tell },
) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw directoryErrors.noArea()
  allow({ areaPath: area.path })
  const uscc = normaliseCode(form.uscc) || null
  const fault = uscc && faultOfUscc(uscc)
  if (fault) throw directoryErrors.badUscc(fault)
  if (form.standing !== 'unregistered' && !form.standingOn) throw directoryErrors.noStandingDay()
  if (form.standingOn && form.standingOn > today) throw directoryErrors.futureDay('登记（备案）日期', form.standingOn)
  const organisationId = await addOrganisation(tx, {
    ...form,
    uscc,
    standingNo: form.standingNo || null,
    createdAt: now,
  })
  if (!organisationId) throw directoryErrors.knownOrganisation()
  await tell('directory.organisations-changed', { areaCodes: [form.areaCode] })
  return { organisationId }
}

export const endOrganisation: Handler<typeof directoryContract.endpoints.endOrganisation> = async (
  { organisationId, version, endedOn },
  { tx, today, allow, about, tell },
) => {
  const found = await findOrganisation(tx, organisationId)
  if (!found) throw directoryErrors.noOrganisation()
  allow({ areaPath: found.areaPath })
  about('directory.organisation', organisationId)
  if (found.endedOn) throw directoryErrors.alreadyEnded(found.name, found.endedOn)
  if (endedOn > today) throw directoryErrors.futureDay('注销日期', endedOn)
  if (found.standingOn && endedOn < found.standingOn) throw directoryErrors.endedBeforeItBegan(found.standingOn)
  await end(tx, { id: organisationId, version, endedOn })
  await tell('directory.organisations-changed', { areaCodes: [found.areaCode] })
  return { version: version + 1 }
}
