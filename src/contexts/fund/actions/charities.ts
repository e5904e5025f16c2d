import { findArea, findOrganisation } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { changeCharity, findCharity, insertCharity, listCharities as list } from '../store/charities.ts'
import { charityView } from '../views.ts'
import { handOf } from './hand.ts'

type Endpoints = typeof fundContract.endpoints

/** Charities with the right to raise money in public are public knowledge: everybody who may read one reads all. */
export const listCharities: Handler<Endpoints['listCharities']> = async (_, { tx, today, reach, may }) => {
  reach()
  const mayAt = (areaPath: string) => may('fund.charity.record', { areaPath })
  const rows = await list(tx)
  return {
    rows: rows.map((one) => charityView(one, today, mayAt(one.areaPath))),
    mayRecord: mayAt(rows[0]?.areaPath ?? ''),
  }
}

export const recordCharity: Handler<Endpoints['recordCharity']> = async (
  { areaCode, organisationId, ...fields },
  call,
) => {
  const { tx, allow, about, tell } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw fundErrors.noOrganisation()
  allow({ areaPath: area.path })
  const organisation = await findOrganisation(tx, organisationId)
  if (!organisation || organisation.areaCode !== areaCode) throw fundErrors.noOrganisation()
  if (organisation.kind !== 'host_charity') throw fundErrors.notHost(organisation.name)
  if (area.level !== 'city') throw fundErrors.notMunicipal()
  const charityId = await insertCharity(tx, { organisationId, areaCode, ...fields }, handOf(call))
  if (!charityId) throw fundErrors.charityTwice()
  about('fund.charity', charityId)
  await tell('fund.funds-changed', { areaCodes: [] })
  return { charityId }
}

export const editCharity: Handler<Endpoints['editCharity']> = async (
  { charityId, version, ...fields },
  { tx, allow, about, tell },
) => {
  const charity = await findCharity(tx, charityId)
  if (!charity) throw fundErrors.noCharity()
  allow({ areaPath: charity.areaPath })
  about('fund.charity', charityId)
  await changeCharity(tx, charityId, version, fields)
  await tell('fund.funds-changed', { areaCodes: [] })
  return { version: version + 1 }
}
