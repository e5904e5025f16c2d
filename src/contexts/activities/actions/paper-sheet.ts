import type { z } from 'zod'
import { findPerson } from '#contexts/directory/public.ts'
import { storeFile } from '#platform/files/store-file.ts'
import { Refusal } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { activitiesContract, PaperRow } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { type ActivityLimits, limitsOf } from '../limits.ts'
import { markIn, markOut } from '../marking.ts'
import { type Activity, lockActivity } from '../store/activities.ts'
import { oneOfMany } from '../store/one-by-one.ts'
import { personOfSignUp } from '../store/people.ts'
import { settleIfEnded } from './roll-call.ts'
import { tellOf, theActivity } from './the-activity.ts'

type Endpoints = typeof activitiesContract.endpoints
type Row = z.infer<typeof PaperRow>
type Sheet = { activity: Activity; shiftId: string; fileId: string; limits: ActivityLimits }

/** A signed sheet of paper: its scan is kept with every line that was read from it; a wrong line stops no other. */
export const recordPaperSheet: Handler<Endpoints['recordPaperSheet']> = async ({ activityId, shiftId, rows }, call) => {
  const { tx, now, today, actor, file, tell } = call
  const activity = await theActivity(call, activityId)
  if (rows.length === 0) throw activitiesErrors.sheetEmpty()
  if (!file) throw activitiesErrors.sheetNeedsFile()
  await lockActivity(tx, activityId)
  const where = { areaPath: activity.areaPath, by: actor.accountId, now }
  const { id } = await storeFile(tx, { content: { path: file.path }, name: file.name, purpose: 'document', ...where })
  const sheet = { activity, shiftId, fileId: id, limits: await limitsOf(tx, today) }
  const answers = []
  for (const [index, row] of rows.entries()) {
    const done = await oneOfMany(tx, () => enter(call, sheet, row))
    const isRefused = done instanceof Refusal
    const told = isRefused ? done.message : done.told
    answers.push({ rowNo: index + 1, outcome: isRefused ? ('refused' as const) : ('recorded' as const), told })
  }
  await settleIfEnded(call, activity)
  await tellOf(tell, [activity.areaCode])
  return { fileId: id, answers }
}

async function enter(call: Call, { activity, shiftId, fileId, limits }: Sheet, row: Row) {
  const { tx, now, actor } = call
  const personId = row.signUpId ? await personOfSignUp(tx, activity.id, row.signUpId) : row.personId
  if (!personId) throw activitiesErrors.markWho()
  if (!row.signUpId && !(await findPerson(tx, personId))) throw activitiesErrors.noPerson()
  const by = { source: 'paper', fileId, byAccount: actor.accountId, byName: actor.name, now } as const
  const stated = { shiftId, activityId: activity.id, personId, limits }
  await markIn(tx, { ...stated, witness: { ...by, at: new Date(row.inAt) } })
  return markOut(tx, { ...stated, witness: { ...by, at: new Date(row.outAt) } })
}
