import { type Area, findArea, findOrAddPerson } from '#contexts/directory/public.ts'
import { faultOfIdNumber, isPhone, normaliseCode } from '#kernel/identity.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { hardshipContract } from '../contract.ts'
import { hardshipErrors } from '../errors.ts'
import { nameOfCode, TARGET_CODES } from '../rules/target-groups.ts'
import { addStay, clashOf, listInTurn } from '../store/register.ts'

async function communityOf(tx: Tx, areaCode: string): Promise<Area> {
  const area = await findArea(tx, areaCode)
  if (!area) throw hardshipErrors.noArea()
  return area
}

/** What a bureau found, written down once; somebody the directory knows by the ID number is that person. */
export const recordListed: Handler<typeof hardshipContract.endpoints.recordListed> = async (
  form,
  { tx, now, today, actor, allow, about, tell },
) => {
  const { areaCode, name, idNumber, source, evidence, note, fromDate } = form
  const area = await communityOf(tx, areaCode)
  allow({ areaPath: area.path })
  if (area.level !== 'community') throw hardshipErrors.notACommunity()
  const phone = normaliseCode(form.phone)
  const fault = faultOfIdNumber(idNumber, today)
  if (fault) throw hardshipErrors.badIdNumber(fault)
  if (phone && !isPhone(phone)) throw hardshipErrors.badPhone()
  if (fromDate > today) throw hardshipErrors.fromInFuture(today)
  const codes = TARGET_CODES.filter((code) => form.codes.includes(code))
  if (codes.includes('T99') && !note) throw hardshipErrors.otherNeedsNote()

  await listInTurn(tx)
  const person = await findOrAddPerson(tx, { name, idNumber, phone: phone || null, areaCode }, now)
  if (person.name !== name) throw hardshipErrors.otherName()
  const { elsewhere, held } = await clashOf(tx, { personId: person.id, areaCode, fromDate, codes })
  if (elsewhere) throw hardshipErrors.elsewhere()
  if (held.length > 0) throw hardshipErrors.held(held.map(nameOfCode).join('、'))
  const stay = { personId: person.id, areaCode, codes, source, evidence, note, fromDate, now }
  const listedId = await addStay(tx, { ...stay, recordedBy: actor.accountId })
  about('hardship.person', listedId)
  await tell('hardship.hardship-changed', { areaCodes: [areaCode] })
  return { listedId, isKnown: !person.isNew }
}
