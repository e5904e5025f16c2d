import { faultOfIdNumber, isPhone, normaliseCode } from '#kernel/identity.ts'
import { maskName } from '#kernel/masking.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { directoryContract } from '../contract.ts'
import { directoryErrors } from '../errors.ts'
import { findArea } from '../store/areas.ts'
import { addPerson, findPerson, listPeople, openSecrets, type Person } from '../store/people.ts'

export const recordPerson: Handler<typeof directoryContract.endpoints.recordPerson> = async (
  form,
  { tx, now, today, allow },
) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw directoryErrors.noArea()
  allow({ areaPath: area.path })
  const idNumber = normaliseCode(form.idNumber)
  const phone = normaliseCode(form.phone)
  const fault =
    faultOfIdNumber(idNumber, today) ??
    (phone && !isPhone(phone) ? '电话号码不正确，请填写11位手机号或带区号的座机号' : null)
  if (fault) throw directoryErrors.badIdNumber(fault)
  const [known] = await listPeople(tx, { reach: [area.path.split('.')[0] ?? ''], idNumber, limit: 1 })
  if (known) throw directoryErrors.knownPerson()
  return { personId: await addPerson(tx, { ...form, idNumber, phone }, now) }
}

/** Masked for everybody: the whole name and numbers are shown by `revealPerson` alone, with a reason and an audit line. */
export const viewOf = ({ id, name, maskedId, maskedPhone, sex, areaCode, areaName, townName, version }: Person) => ({
  id,
  name: maskName(name),
  maskedId,
  maskedPhone,
  sex,
  areaCode,
  areaName,
  townName,
  version,
})

export const getPerson: Handler<typeof directoryContract.endpoints.getPerson> = async ({ personId }, call) =>
  viewOf(await personAt(call, personId))

export const revealPerson: Handler<typeof directoryContract.endpoints.revealPerson> = async ({ personId }, call) => {
  const person = await personAt(call, personId)
  return { name: person.name, ...(await openSecrets(call.tx, personId)) }
}

async function personAt({ tx, allow, about }: Call, personId: string): Promise<Person> {
  const person = await findPerson(tx, personId)
  if (!person) throw directoryErrors.noPerson()
  allow({ areaPath: person.areaPath, personId })
  about('directory.person', personId)
  return person
}
