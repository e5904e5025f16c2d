import { type Area, findArea } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { addDays, addMonths } from '#kernel/time.ts'
import { CalendarMissing, isWorkingDay } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { type Attended, daysOfMonth, type Exception, earlier, filledIn } from '../rules/attendance.ts'
import {
  attendedIn,
  findSheet,
  monthsMissing,
  type Sheet,
  type StaffMember,
  saveSheet,
  staffBetween,
} from '../store/attendance.ts'
import { pointOfTown, stationOfTown } from '../store/stations.ts'

type Endpoints = typeof workforceContract.endpoints

async function townOf(tx: Tx, areaCode: string): Promise<Area> {
  const area = await findArea(tx, areaCode)
  if (!area) throw workforceErrors.noArea()
  return area
}

/** Working days by the State Council's calendar. Errors: the year's arrangement is not known. */
function isWorkday(day: string): boolean {
  try {
    return isWorkingDay(day, workCalendar())
  } catch (problem) {
    if (problem instanceof CalendarMissing) throw workforceErrors.noCalendar(problem.message)
    throw problem
  }
}

const lastOf = (month: string): string => addDays(addMonths(month, 1), -1)

/** One line a person, however often they came and went within the month. */
const eachOnce = (staff: readonly StaffMember[]): StaffMember[] => [
  ...new Map(staff.map((one) => [one.personId, one])).values(),
]

const onDutyOn = (rows: readonly Attended[], day: string): number =>
  rows.filter(({ onDate, state }) => onDate === day && state === 'on_duty').length

export const getAttendance: Handler<Endpoints['getAttendance']> = async (
  { areaCode, month },
  { tx, today, allow, may },
) => {
  const area = await townOf(tx, areaCode)
  allow({ areaPath: area.path })
  if (area.level !== 'town') throw workforceErrors.notATown()
  const station = await stationOfTown(tx, areaCode)
  const sheet = await findSheet(tx, areaCode, month)
  const rows = sheet ? await attendedIn(tx, sheet.id) : []
  const mayRecord = may('workforce.attendance.record', { areaPath: area.path })
  const staff = eachOnce(await staffBetween(tx, areaCode, month, lastOf(month)))
  const start = (await pointOfTown(tx, areaCode))?.from ?? addMonths(month, -11)
  return {
    month,
    stationId: station?.id ?? null,
    stationName: station?.name ?? null,
    atLeast: (await limitsOn(tx, today))?.staffAtLeast ?? 2,
    days: daysOfMonth(month).map((day) => ({
      ...{ day, isWorkday: isWorkday(day) },
      onDuty: sheet && day <= sheet.upto ? onDutyOn(rows, day) : null,
    })),
    people: staff.map((one) => personOf(one, { sheet, rows, mayRecord })),
    sheet: sheet ? sheetView(sheet) : null,
    mayRecord,
    missing: await monthsMissing(tx, areaCode, start, addMonths(month, -1)),
  }
}

const sheetView = ({ upto, note, insuranceFileId, recordedName, recordedAt, version }: Sheet) => ({
  ...{ upto, note, insuranceFileId, recordedName, version },
  recordedAt: recordedAt.toISOString(),
})

/** Who fills the sheet in must know whom; everybody else reads it masked. */
function personOf(
  { personId, name, fromDate, toDate }: StaffMember,
  { sheet, rows, mayRecord }: { sheet: Sheet | undefined; rows: readonly Attended[]; mayRecord: boolean },
) {
  const days = rows.filter((row) => row.personId === personId)
  return {
    ...{ personId, name: mayRecord ? name : maskName(name), fromDate, toDate },
    isInsured: sheet?.insured.includes(personId) ?? false,
    days: days.map(({ onDate, state, note }) => ({ day: onDate, state, note })),
  }
}

function mustFit(exceptions: readonly Exception[], month: string, upto: string, staff: readonly StaffMember[]): void {
  for (const { personId, fromDate, toDate } of exceptions) {
    if (!staff.some((one) => one.personId === personId)) throw workforceErrors.notOfStation()
    if (fromDate > toDate || fromDate < month || toDate > upto) throw workforceErrors.exceptionOutside(month, upto)
  }
}

/** All present but for the exceptions. Saved again it takes the place of what was there; who and when stays on the sheet. */
export const saveAttendance: Handler<Endpoints['saveAttendance']> = async (
  { areaCode, month, version, exceptions, insured, insuranceFileId, note },
  { tx, now, today, actor, allow, tell },
) => {
  const area = await townOf(tx, areaCode)
  allow({ areaPath: area.path })
  if (area.level !== 'town') throw workforceErrors.notATown()
  if (!(await stationOfTown(tx, areaCode))) throw workforceErrors.stationMissing()
  if (month > today) throw workforceErrors.monthInFuture()
  const upto = earlier(lastOf(month), today)
  const staff = await staffBetween(tx, areaCode, month, upto)
  if (staff.length === 0) throw workforceErrors.nobodyServing()
  mustFit(exceptions, month, upto, staff)
  if (insured.some((id) => !staff.some(({ personId }) => personId === id))) throw workforceErrors.notOfStation()
  const days = daysOfMonth(month).filter((day) => day <= upto)
  const rows = filledIn(days, isWorkday, staff, exceptions)
  const facts = { townCode: areaCode, month, upto, insured: [...new Set(insured)], insuranceFileId, note }
  const hand = { recordedBy: actor.accountId, recordedName: actor.name, now }
  await saveSheet(tx, { ...facts, ...hand, version, rows })
  await tell('workforce.workforce-changed', { areaCodes: [areaCode] })
  return { version: version + 1, days: rows.length }
}
