import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import { findTeam } from '../store/find.ts'
import {
  addAttendees as add,
  addTraining,
  changeTraining,
  countAttendances,
  countTrainings,
  findAttendances,
  findTrainings,
  listTrainings as list,
  listAttendances as listAttending,
  strangersAmong,
  type Training,
  voidMerit,
} from '../store/trainings.ts'
import { masked, mustBeFile, placeOf } from './place.ts'

type Endpoints = typeof teamsContract.endpoints
type Attendees = readonly { personId: string; minutes: number }[]

export const listTrainings: Handler<Endpoints['listTrainings']> = async ({ areaCode, ...input }, { tx, reach }) => {
  const { page, pageSize, ...filter } = input
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, page, pageSize })
  const shown = rows.map(({ areaPath: _path, ...one }) => one)
  return { rows: shown, total: await countTrainings(tx, search) }
}

async function trainingAt({ tx, allow, about }: Call, trainingId: string): Promise<Training> {
  const [training] = await findTrainings(tx, [trainingId])
  if (!training) throw teamsErrors.noTraining()
  allow({ areaPath: training.areaPath })
  about('teams.training', trainingId)
  return training
}

export const listAttendances: Handler<Endpoints['listAttendances']> = async ({ trainingId, ...paging }, call) => {
  await trainingAt(call, trainingId)
  const rows = await listAttending(call.tx, trainingId, paging)
  const shown = rows.map((row) => {
    const { id, personId, name, maskedId, minutes, voidReason, version } = masked(row)
    return { id, personId, name, maskedId, minutes, voidReason, version }
  })
  return { rows: shown, total: await countAttendances(call.tx, trainingId) }
}

/** Everybody named is known, named once, and was there no longer than the training took. */
async function mustSuit(tx: Tx, attendees: Attendees, minutes: number): Promise<void> {
  if (new Set(attendees.map(({ personId }) => personId)).size < attendees.length) throw teamsErrors.attendedTwice()
  if (attendees.some((one) => one.minutes > minutes)) throw teamsErrors.longerThanTraining()
  const strangers = await strangersAmong(
    tx,
    attendees.map(({ personId }) => personId),
  )
  if (strangers.length > 0) throw teamsErrors.noPerson()
}

/** Training of volunteers, recorded as order 67, article 8 asks; it is not service and adds no hours. */
export const recordTraining: Handler<Endpoints['recordTraining']> = async ({ attendees, ...form }, call) => {
  const { tx, now, today, actor, about } = call
  await placeOf(call, form.areaCode)
  if (form.heldOn > today) throw teamsErrors.inFuture('培训日期', today)
  if (form.teamId && !(await findTeam(tx, form.teamId))) throw teamsErrors.noTeam()
  await mustBeFile(call, form.fileId)
  await mustSuit(tx, attendees, form.minutes)
  const trainingId = await addTraining(tx, { ...form, recordedBy: actor.accountId }, now)
  if (attendees.length > 0) await add(tx, { trainingId, areaCode: form.areaCode, attendees, by: actor.accountId, now })
  about('teams.training', trainingId)
  return { trainingId }
}

export const addAttendees: Handler<Endpoints['addAttendees']> = async ({ trainingId, version, attendees }, call) => {
  const { tx, now, actor } = call
  const training = await trainingAt(call, trainingId)
  await mustSuit(tx, attendees, training.minutes)
  await changeTraining(tx, trainingId, version)
  const list = { trainingId, areaCode: training.areaCode, attendees, by: actor.accountId, now }
  if ((await add(tx, list)) < attendees.length) throw teamsErrors.attendedTwice()
  return { version: version + 1 }
}

/** The sheet that those present signed; a better copy takes the place of an earlier one. */
export const attachTrainingSheet: Handler<Endpoints['attachTrainingSheet']> = async (
  { trainingId, version, fileId },
  call,
) => {
  await trainingAt(call, trainingId)
  await mustBeFile(call, fileId)
  await changeTraining(call.tx, trainingId, version, { fileId })
  return { version: version + 1 }
}

export const voidAttendance: Handler<Endpoints['voidAttendance']> = async (
  { attendanceId, version, reason },
  { tx, today, allow, about },
) => {
  const [found] = await findAttendances(tx, [attendanceId])
  if (!found) throw teamsErrors.noRecord()
  allow({ areaPath: found.areaPath })
  about('teams.training-attendance', attendanceId)
  if (found.voidReason) throw teamsErrors.alreadyVoided()
  await voidMerit(tx, 'teams.trainingAttendance', { id: attendanceId, version, reason, today })
  return { version: version + 1 }
}
