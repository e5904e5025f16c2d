import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { givingContract } from '../contract.ts'
import { givingErrors } from '../errors.ts'
import { recordGiver as enterGiver, wholeGiver } from '../record-giver.ts'
import { canSeeName } from '../rules/giver.ts'
import { followGiver } from '../store/gifts.ts'
import {
  changeGiver as change,
  findGiver,
  type Giver,
  giverOfNumber,
  giversCalled,
  listGivers as list,
  openGiver,
} from '../store/givers.ts'
import { handOf } from './hand.ts'

type Endpoints = typeof givingContract.endpoints

/** What lists show. A person who wants no publicity is not even named by half to those who only read. */
export function giverView({ areaPath, personId, ...giver }: Giver, may: Call['may']) {
  if (canSeeName(giver.kind, giver.consent, may('giving.gift.reveal', { areaPath }))) return giver
  return { ...giver, maskedName: '不公开', maskedId: null, maskedPhone: null }
}

export const listGivers: Handler<Endpoints['listGivers']> = async ({ areaCode, ...filter }, { tx, reach, may }) => {
  const { rows, total } = await list(tx, { ...filter, codes: await codesWithin(tx, reach(), areaCode) })
  return { rows: rows.map((giver) => giverView(giver, may)), total }
}

async function giverAt({ tx, allow, about }: Call, giverId: string): Promise<Giver> {
  const giver = await findGiver(tx, giverId)
  if (!giver) throw givingErrors.noGiver()
  allow({ areaPath: giver.areaPath })
  about('giving.giver', giverId)
  return giver
}

export const getGiver: Handler<Endpoints['getGiver']> = async ({ giverId }, call) => {
  const giver = await giverAt(call, giverId)
  const place = { areaPath: giver.areaPath }
  return {
    ...giverView(giver, call.may),
    mayRecord: call.may('giving.gift.record', place),
    mayReveal: giver.kind !== 'anonymous' && call.may('giving.gift.reveal', place),
  }
}

export const searchGivers: Handler<Endpoints['searchGivers']> = async ({ areaCode, words }, { tx, allow, may }) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw givingErrors.noFund()
  allow({ areaPath: area.path })
  const town = area.level === 'community' ? (area.parentCode ?? areaCode) : areaCode
  return (await giversCalled(tx, town, words)).map((giver) => giverView(giver, may))
}

/** A giver belongs to the town's fund, also where the form names a community. */
export const recordGiver: Handler<Endpoints['recordGiver']> = async (form, call) => {
  const { tx, allow, about } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw givingErrors.noFund()
  allow({ areaPath: area.path })
  const areaCode = area.level === 'community' ? (area.parentCode ?? form.areaCode) : form.areaCode
  const there = form.idNumber ? await giverOfNumber(tx, areaCode, form.idNumber) : undefined
  if (there) throw givingErrors.giverThere()
  const giverId = await enterGiver(tx, { ...form, areaCode }, handOf(call))
  about('giving.giver', giverId)
  return { giverId }
}

/** Number, telephone and address that are left empty stay as they were; the rest is as the form says. */
export const changeGiver: Handler<Endpoints['changeGiver']> = async ({ giverId, version, ...form }, call) => {
  const { tx } = call
  const giver = await giverAt(call, giverId)
  if ((giver.kind === 'anonymous') !== (form.kind === 'anonymous')) throw givingErrors.anonymousStays()
  const before = await openGiver(tx, giverId)
  const facts = await wholeGiver(tx, {
    ...form,
    areaCode: giver.areaCode,
    name: form.name || before.name,
    idNumber: form.idNumber || before.idNumber,
    phone: form.phone || before.phone,
    address: form.address || before.address,
  })
  const other = facts.idNumber ? await giverOfNumber(tx, giver.areaCode, facts.idNumber) : undefined
  if (other && other.id !== giverId) throw givingErrors.giverThere()
  if (!(await change(tx, giverId, version, facts))) throw accessErrors.stale()
  await followGiver(tx, giverId, facts.personId)
  return { version: version + 1 }
}

/** Audited with the reason; nothing of it is kept for a replay. */
export const revealGiver: Handler<Endpoints['revealGiver']> = async ({ giverId, version }, call) => {
  const giver = await giverAt(call, giverId)
  if (giver.version !== version) throw accessErrors.stale()
  return openGiver(call.tx, giverId)
}
