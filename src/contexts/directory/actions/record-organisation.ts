import { faultOfUscc, normaliseCode } from '#kernel/identity.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { directoryContract } from '../contract.ts'
import { directoryErrors } from '../errors.ts'
import { findArea } from '../store/areas.ts'
import { addOrganisation, endOrganisation as end, findOrganisation } from '../store/organisations.ts'

export const recordOrganisation: Handler<typeof directoryContract.endpoints.recordOrganisation> = async (
  form,
  { tx, now, allow, tell },
) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw directoryErrors.noArea()
  allow({ areaPath: area.path })
  const uscc = normaliseCode(form.uscc) || null
  const fault = uscc && faultOfUscc(uscc)
  if (fault) throw directoryErrors.badUscc(fault)
  if (form.standing !== 'unregistered' && !form.standingOn)
    throw directoryErrors.badUscc('已登记或备案的组织，请填写登记（备案）日期')
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
  { tx, allow, about, tell },
) => {
  const found = await findOrganisation(tx, organisationId)
  if (!found) throw directoryErrors.noOrganisation()
  allow({ areaPath: found.areaPath })
  about('directory.organisation', organisationId)
  await end(tx, { id: organisationId, version, endedOn })
  await tell('directory.organisations-changed', { areaCodes: [found.areaCode] })
  return { version: version + 1 }
}
