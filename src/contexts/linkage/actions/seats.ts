import { addDays, showDate } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { handsOf } from '../hands.ts'
import { limitsOn } from '../limits.ts'
import {
  addReminder,
  addRequest,
  addTie,
  findProjects,
  findTies,
  type Project,
  seatsOf,
  tiesTo,
  untie,
} from '../store/projects.ts'
import { listTieable as tieableFound } from '../store/tieable.ts'
import { PARTIES, type Party } from '../vocabulary.ts'
import { standingsOf } from './standing.ts'
import { handOf, moved, theProject } from './the.ts'

type Endpoints = typeof linkageContract.endpoints

async function handsOfSeat({ tx, today }: Call, project: Project, party: Party): Promise<string[]> {
  const seat = (await seatsOf(tx, [project.id])).find((one) => one.party === party)
  if (!seat) throw linkageErrors.seatEmpty(PARTIES[party])
  const at = { areaPath: project.areaPath, townCode: project.townCode, today }
  const hands = await handsOf(tx, party, seat.unitId, at)
  if (hands.length === 0) throw linkageErrors.nobodyToTell(PARTIES[party])
  return hands
}

const tellHands = (call: Call, project: Project, hands: readonly string[], title: string, body: string) =>
  notify(call.tx, hands, { title, body, link: `/linkage/projects/${project.id}` }, call.now)

/** Asks a party's people, by message, to do something by a day; asking fills no seat. */
export const askSeat: Handler<Endpoints['askSeat']> = async ({ party, what, dueOn, ...ref }, call) => {
  const project = await theProject(call, ref)
  const { answerDays } = await limitsOn(call.tx, call.today)
  const due = dueOn ?? addDays(call.today, answerDays)
  if (due < call.today) throw linkageErrors.dueInPast()
  const hands = await handsOfSeat(call, project, party)
  await addRequest(call.tx, { projectId: project.id, party, what, dueOn: due, told: hands.length }, handOf(call))
  await tellHands(
    call,
    project,
    hands,
    `请${PARTIES[party]}参与：${project.title}`,
    `${what}。请在${showDate(due)}前行动，并在平台留下记录。`,
  )
  return { ...(await moved(call, project)), told: hands.length, dueOn: due }
}

/** One message a seat and day, to whoever was asked and has not moved. */
export const remindSeat: Handler<Endpoints['remindSeat']> = async ({ party, ...ref }, call) => {
  const project = await theProject(call, ref)
  const [standing] = await standingsOf(call.tx, [project], call.today)
  const seat = standing?.seats.find((one) => one.party === party)
  if (seat?.stand === 'acted') throw linkageErrors.seatActed(PARTIES[party])
  if (!seat?.asked) throw linkageErrors.neverAsked(PARTIES[party])
  const hands = await handsOfSeat(call, project, party)
  const reminder = { projectId: project.id, party, onDate: call.today, told: hands.length }
  if (!(await addReminder(call.tx, reminder, handOf(call)))) throw linkageErrors.remindedToday(PARTIES[party])
  const late = seat.daysLate > 0 ? `，已逾期${seat.daysLate}天` : ''
  await tellHands(
    call,
    project,
    hands,
    `催办：${project.title}`,
    `${seat.asked.what}。期限${showDate(seat.asked.dueOn)}${late}。`,
  )
  return { ...(await moved(call, project)), told: hands.length }
}

export const listTieable: Handler<Endpoints['listTieable']> = async ({ projectId, kind, text }, call) => {
  const project = await projectToRead(call, projectId)
  return { rows: await tieableFound(call.tx, kind, project.townCode, { text }) }
}

async function projectToRead(call: Call, projectId: string): Promise<Project> {
  const [project] = await findProjects(call.tx, [projectId])
  if (!project) throw linkageErrors.noProject()
  call.allow({ areaPath: project.areaPath })
  call.about('linkage.project', projectId)
  return project
}

/** Ties a record of another context that the lead can see: of this town, and of no other project. */
export const tieRecord: Handler<Endpoints['tieRecord']> = async ({ kind, sourceId, ...ref }, call) => {
  const project = await theProject(call, ref)
  const [source] = await tieableFound(call.tx, kind, project.townCode, { sourceId })
  if (!source || (await tiesTo(call.tx, sourceId)).length > 0) throw linkageErrors.noSource()
  await addTie(call.tx, { projectId: project.id, sourceKind: kind, sourceId }, handOf(call))
  return moved(call, project)
}

export const untieRecord: Handler<Endpoints['untieRecord']> = async ({ tieId, reason, ...ref }, call) => {
  const project = await theProject(call, ref)
  const [tie] = await findTies(call.tx, [tieId])
  if (tie?.projectId !== project.id) throw linkageErrors.noTie()
  if (!(await untie(call.tx, tieId, reason, handOf(call)))) throw linkageErrors.noTie()
  return moved(call, project)
}
