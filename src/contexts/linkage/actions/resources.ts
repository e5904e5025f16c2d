import { maskName, maskPhone } from '#kernel/masking.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { offersAround } from '../offers-around.ts'
import {
  addResource,
  addService,
  changeResource as changeIt,
  changeService as changeThat,
  contactOf,
  countResources,
  countServices,
  findResources,
  findServices,
  putContact,
  type Resource,
  listResources as resourcesFound,
  type Service,
  listServices as servicesFound,
} from '../store/resources.ts'
import { nextNo } from '../store/sql.ts'
import { RESOURCE_STATES } from '../vocabulary.ts'
import { allowedArea, handOf } from './the.ts'

type Endpoints = typeof linkageContract.endpoints

const mayChange = ({ may }: Pick<Call, 'may'>, { areaPath }: { areaPath: string }) =>
  may('linkage.resource.offer', { areaPath })

export const listResources: Handler<Endpoints['listResources']> = async (
  { areaCode, page, pageSize, ...filter },
  call,
) => {
  const codes = await offersAround(call.tx, call.reach(), areaCode)
  const search = { ...filter, codes, day: call.today }
  const rows = await resourcesFound(call.tx, { ...search, page, pageSize })
  return {
    rows: rows.map((row) => ({ ...row, mayChange: row.state !== 'withdrawn' && mayChange(call, row) })),
    total: await countResources(call.tx, search),
  }
}

export function mustEndAfter({ fromDate, toDate }: { fromDate: string; toDate: string | null }): void {
  if (toDate !== null && toDate < fromDate) throw linkageErrors.dates()
}

export const recordResource: Handler<Endpoints['recordResource']> = async (form, call) => {
  const area = await allowedArea(call, form.areaCode)
  mustEndAfter(form)
  const { contactName, contactPhone, ...facts } = form
  const no = await nextNo(call.tx, 'ZY', area.code, call.today.slice(0, 4))
  const resourceId = await addResource(call.tx, { ...facts, no }, handOf(call))
  const masked = `${maskName(contactName)} ${maskPhone(contactPhone)}`
  await putContact(call.tx, { id: resourceId, areaCode: area.code }, { name: contactName, phone: contactPhone }, masked)
  call.about('linkage.resource', resourceId)
  return { resourceId, no }
}

type Ref = { resourceId: string; version: number }
async function theResource(call: Call, { resourceId, version }: Ref): Promise<Resource> {
  const [found] = await findResources(call.tx, [resourceId], call.today)
  if (!found) throw linkageErrors.noResource()
  call.allow({ areaPath: found.areaPath })
  call.about('linkage.resource', resourceId)
  if (found.version !== version) throw accessErrors.stale()
  return found
}

export const changeResource: Handler<Endpoints['changeResource']> = async (
  { resourceId, version, ...change },
  call,
) => {
  const found = await theResource(call, { resourceId, version })
  if (found.state === 'withdrawn') throw linkageErrors.resourceGone(RESOURCE_STATES.withdrawn)
  mustEndAfter(change)
  return { version: await changeIt(call.tx, found, change) }
}

export const withdrawResource: Handler<Endpoints['withdrawResource']> = async ({ reason, ...ref }, call) => {
  const found = await theResource(call, ref)
  if (found.state === 'withdrawn') throw linkageErrors.resourceGone(RESOURCE_STATES.withdrawn)
  return { version: await changeIt(call.tx, found, { state: 'withdrawn', reason }) }
}

/** The reason goes into the audit with the command itself. */
export const openContact: Handler<Endpoints['openContact']> = async ({ reason: _, ...ref }, call) => {
  const found = await theResource(call, ref)
  const contact = await contactOf(call.tx, found.id)
  if (!contact) throw linkageErrors.noContact()
  return contact
}

export const listServices: Handler<Endpoints['listServices']> = async (
  { areaCode, page, pageSize, ...filter },
  call,
) => {
  const codes = await offersAround(call.tx, call.reach(), areaCode)
  const search = { ...filter, codes, day: call.today }
  const rows = await servicesFound(call.tx, { ...search, page, pageSize })
  return {
    rows: rows.map((row) => ({ ...row, mayChange: mayChange(call, row) })),
    total: await countServices(call.tx, search),
  }
}

export const recordService: Handler<Endpoints['recordService']> = async (form, call) => {
  const area = await allowedArea(call, form.areaCode)
  mustEndAfter(form)
  const no = await nextNo(call.tx, 'FW', area.code, call.today.slice(0, 4))
  const serviceId = await addService(call.tx, { ...form, no }, handOf(call))
  call.about('linkage.service', serviceId)
  return { serviceId, no }
}

export async function theService(
  call: Call,
  { serviceId, version }: { serviceId: string; version: number },
): Promise<Service> {
  const [found] = await findServices(call.tx, [serviceId], call.today)
  if (!found) throw linkageErrors.noService()
  call.allow({ areaPath: found.areaPath })
  call.about('linkage.service', serviceId)
  if (found.version !== version) throw accessErrors.stale()
  return found
}

export const changeService: Handler<Endpoints['changeService']> = async ({ serviceId, version, ...change }, call) => {
  const found = await theService(call, { serviceId, version })
  mustEndAfter(change)
  return { version: await changeThat(call.tx, found, change) }
}
