import type { z } from 'zod'
import { type Area, findArea, findPerson } from '#contexts/directory/public.ts'
import { isCode } from '#contexts/programme/public.ts'
import { findProject, findTeam, type Team } from '#contexts/teams/public.ts'
import { addMinutes, dateOf } from '#kernel/time.ts'
import { within } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { ActivityForm, activitiesContract } from '../contract.ts'
import { activitiesErrors } from '../errors.ts'
import { isOpenToEdit } from '../rules/states.ts'
import { type ActivityFacts, addActivity, changeActivity } from '../store/activities.ts'
import { type NewShift, writeShifts } from '../store/shifts.ts'
import { tellOf, theActivity } from './the-activity.ts'

type Endpoints = typeof activitiesContract.endpoints
type Form = Omit<z.infer<typeof ActivityForm>, 'areaCode'>

const DAY_MINUTES = 24 * 60
/** City, district, town: parts of a path. */
const TOWN_DEPTH = 3

function shiftsOf(form: Form, now: Date): NewShift[] {
  return form.shifts.map(({ startsAt, endsAt, places }, index) => {
    const shift = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), places }
    if (shift.endsAt <= shift.startsAt) throw activitiesErrors.shiftBackwards(index + 1)
    if (shift.endsAt > addMinutes(shift.startsAt, DAY_MINUTES)) throw activitiesErrors.shiftTooLong(index + 1)
    if (shift.endsAt <= now) throw activitiesErrors.shiftPast(index + 1)
    return shift
  })
}

function mustBeKnownCodes({ category, audiences }: Form): void {
  if (category && !isCode('serviceCategories', category)) throw activitiesErrors.unknownCode('服务类别')
  if (audiences.some((code) => !isCode('serviceAudiences', code))) throw activitiesErrors.unknownCode('服务对象')
}

/** The leader's name as the record will carry it (order 67, 7): from the directory, or as written for somebody not in it. */
async function leaderNameOf(tx: Tx, { leaderPersonId, leaderName }: Form): Promise<string> {
  if (!leaderPersonId) {
    if (leaderName.length < 2) throw activitiesErrors.noLeader()
    return leaderName
  }
  const person = await findPerson(tx, leaderPersonId)
  if (!person) throw activitiesErrors.leaderUnknown()
  return person.name
}

async function factsOf(tx: Tx, form: Form, shifts: readonly NewShift[]): Promise<ActivityFacts> {
  mustBeKnownCodes(form)
  if (form.minAge !== null && form.maxAge !== null && form.maxAge < form.minAge) throw activitiesErrors.agesBackwards()
  const { shifts: _, position, ...facts } = form
  const at = (pick: 'startsAt' | 'endsAt') => shifts.map((shift) => shift[pick].getTime())
  return {
    ...facts,
    leaderName: await leaderNameOf(tx, form),
    lat: position?.lat ?? null,
    lng: position?.lng ?? null,
    startsAt: new Date(Math.min(...at('startsAt'))),
    endsAt: new Date(Math.max(...at('endsAt'))),
  }
}

/** A team and a project belong to the activity's own community, or to the town it lies in. */
const isNear = (area: Area, { areaPath }: { areaPath: string }): boolean =>
  within(area.path, areaPath) && areaPath.split('.').length >= TOWN_DEPTH

/** Errors: the team is elsewhere, or does not exist on the day. */
async function teamOf(tx: Tx, { teamId, shifts }: Form, area: Area): Promise<Team | undefined> {
  if (!teamId) return undefined
  const team = await findTeam(tx, teamId)
  const day = dateOf(new Date(shifts[0]?.startsAt ?? 0))
  const isThere = team && team.foundedOn <= day && (team.endedOn === null || team.endedOn > day)
  if (!isThere || !isNear(area, team)) throw activitiesErrors.teamElsewhere()
  return team
}

async function mustFitProject(tx: Tx, { projectId }: Form, area: Area): Promise<void> {
  if (!projectId) return
  const project = await findProject(tx, projectId)
  if (!project || project.state === 'ended' || !isNear(area, project)) throw activitiesErrors.projectElsewhere()
}

function mustOrganise({ level }: Area): void {
  if (level !== 'community' && level !== 'town') throw activitiesErrors.wrongLevel()
}

/** An officer's, or the lead's of the team that organises it. */
export const createActivity: Handler<Endpoints['createActivity']> = async (
  { areaCode, ...form },
  { tx, now, actor, allow, about, tell },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw activitiesErrors.noArea()
  const team = await teamOf(tx, form, area)
  allow({ areaPath: area.path, ...(team && { personId: team.leadPersonId }) })
  mustOrganise(area)
  await mustFitProject(tx, form, area)
  const shifts = shiftsOf(form, now)
  const facts = await factsOf(tx, form, shifts)
  const hand = { accountId: actor.accountId, name: actor.name, now }
  const activityId = await addActivity(tx, { areaCode, ...facts }, hand)
  await writeShifts(tx, activityId, shifts)
  about('activities.activity', activityId)
  await tellOf(tell, [areaCode])
  return { activityId, version: 1 }
}

/** Only while nobody could have read it: what people signed up to stays as it was. */
export const editActivity: Handler<Endpoints['editActivity']> = async ({ activityId, version, ...form }, call) => {
  const { tx, now, tell } = call
  const activity = await theActivity(call, activityId)
  if (!isOpenToEdit(activity.state)) throw activitiesErrors.wrongStep('修改', activity.state)
  const area = await findArea(tx, activity.areaCode)
  if (!area) throw activitiesErrors.noArea()
  await teamOf(tx, form, area)
  await mustFitProject(tx, form, area)
  const shifts = shiftsOf(form, now)
  await changeActivity(tx, { id: activityId, version }, await factsOf(tx, form, shifts))
  await writeShifts(tx, activityId, shifts)
  await tellOf(tell, [activity.areaCode])
  return { version: version + 1 }
}
