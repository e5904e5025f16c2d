import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { quarterOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { monthOf, standingIn } from '../rules/supervision.ts'
import { attendeesIn } from '../store/supervisions.ts'
import {
  addSupervisor,
  countSupervisors,
  endSupervisor as end,
  findSupervisors,
  listSupervisors as list,
} from '../store/supervisors.ts'
import { placeAndPerson } from './place.ts'

type Endpoints = typeof workforceContract.endpoints

export const listSupervisors: Handler<Endpoints['listSupervisors']> = async (
  { areaCode, state, ...paging },
  { tx, today, reach },
) => {
  const search = { codes: await codesWithin(tx, reach(), areaCode), state, today }
  const rows = await list(tx, { ...search, ...paging })
  return {
    rows: rows.map(({ areaPath: _path, ...shown }) => ({ ...shown, name: maskName(shown.name) })),
    total: await countSupervisors(tx, search),
  }
}

/** A town or district says who supervises its station; the supervisor then acts by their own post. */
export const assignSupervisor: Handler<Endpoints['assignSupervisor']> = async (form, call) => {
  const { tx, now, actor, about } = call
  const area = await placeAndPerson(call, form)
  if (area.level !== 'town') throw workforceErrors.notATown()
  const supervisorId = await addSupervisor(tx, { ...form, recordedBy: actor.accountId, now })
  if (!supervisorId) throw workforceErrors.assignedAlready()
  about('workforce.supervisor', supervisorId)
  return { supervisorId }
}

export const endSupervisor: Handler<Endpoints['endSupervisor']> = async (
  { supervisorId, version, toDate },
  { tx, today, allow, about },
) => {
  const [found] = await findSupervisors(tx, [supervisorId])
  if (!found) throw workforceErrors.noSupervisor()
  allow({ areaPath: found.areaPath })
  about('workforce.supervisor', supervisorId)
  if (found.toDate) throw workforceErrors.alreadyEnded(found.toDate)
  if (toDate < found.fromDate) throw workforceErrors.endsTooEarly(found.fromDate)
  if (toDate > today) throw workforceErrors.endsInFuture(today)
  await end(tx, { id: supervisorId, version, toDate })
  return { version: version + 1 }
}

type Asked = { codes: string[] | null; month: string; today: string }

/** Each full-time worker of a month against what is asked for; only sessions that both sides signed count. */
export async function standingsIn(tx: Tx, { codes, month, today }: Asked) {
  const limits = (await limitsOn(tx, month))?.supervision ?? { monthMinutes: 0, groupsPerQuarter: 0 }
  const people = await attendeesIn(tx, { codes, month: monthOf(month), quarter: quarterOf(month) })
  const rows = people.map(({ sessions, servedFrom, name, ...who }) => ({
    ...{ ...who, name: maskName(name) },
    ...standingIn(month, sessions, { servedFrom, day: today }, limits),
  }))
  return { limits, rows }
}

export const listSupervisionStanding: Handler<Endpoints['listSupervisionStanding']> = async (
  { areaCode, month, onlyShort },
  { tx, today, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const { limits, rows } = await standingsIn(tx, { codes, month, today })
  return {
    ...{ neededMinutes: limits.monthMinutes, neededGroups: limits.groupsPerQuarter },
    rows: rows.filter(({ isShort }) => isShort || !onlyShort),
  }
}
