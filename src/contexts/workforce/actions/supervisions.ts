import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import {
  addSupervision,
  changeSupervision,
  countSupervisions,
  findSupervisions,
  listSupervisions as list,
  moveOn,
  type Supervision,
} from '../store/supervisions.ts'
import { assignmentOf, workersSupervised } from '../store/supervisors.ts'
import type { SupervisionKind } from '../vocabulary.ts'
import { detailOf, lineOf } from './supervision-views.ts'

type Endpoints = typeof workforceContract.endpoints

export const listSupervisions: Handler<Endpoints['listSupervisions']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, page, pageSize })
  return {
    rows: rows.map((row) => lineOf(row, { today, knows: false })),
    total: await countSupervisions(tx, search),
  }
}

async function sessionOf(tx: Tx, supervisionId: string): Promise<Supervision> {
  const [found] = await findSupervisions(tx, [supervisionId])
  if (!found) throw workforceErrors.noSupervision()
  return found
}

const placeOf = ({ areaPath, supervisorPersonId }: Supervision) => ({ areaPath, personId: supervisorPersonId })

export const getSupervision: Handler<Endpoints['getSupervision']> = async (
  { supervisionId },
  { tx, today, actor, allow, about },
) => {
  const session = await sessionOf(tx, supervisionId)
  allow(placeOf(session))
  about('workforce.supervision', supervisionId)
  return detailOf(session, { today, personId: actor.personId, keeps: true })
}

type Sitting = {
  areaCode: string
  supervisorPersonId: string
  heldOn: string
  kind: SupervisionKind
  supervisees: readonly string[]
}

/** Who sat together: a supervisor assigned to the station that day, and workers who served there. Gives the supervisor's level. */
async function sittingOf(tx: Tx, { areaCode, supervisorPersonId, heldOn, kind, supervisees }: Sitting) {
  const assigned = await assignmentOf(tx, supervisorPersonId, areaCode, heldOn)
  if (!assigned) throw workforceErrors.notASupervisor()
  const people = new Set(supervisees)
  if (people.has(supervisorPersonId)) throw workforceErrors.superviseOneself()
  if (kind === 'individual' && people.size > 1) throw workforceErrors.onlyOne()
  if (kind === 'group' && people.size < 2) throw workforceErrors.severalNeeded()
  const workers = await workersSupervised(tx, supervisorPersonId, heldOn)
  const serving = new Set(workers.filter((one) => one.areaCode === areaCode).map(({ personId }) => personId))
  if ([...people].some((id) => !serving.has(id))) throw workforceErrors.notSupervised()
  return assigned
}

/** What is asked of the workers is answered within the programme's days; without a programme, within thirty. */
async function dueOf(tx: Tx, followUp: string, heldOn: string): Promise<string | null> {
  if (!followUp) return null
  return addDays(heldOn, (await limitsOn(tx, heldOn))?.answerDays ?? 30)
}

/** Written down by the supervisor, or by the station's lead for them; it counts once both sides signed. */
export const recordSupervision: Handler<Endpoints['recordSupervision']> = async (
  form,
  { tx, now, today, actor, allow, about },
) => {
  const { areaCode, supervisorPersonId, supervisees, ...facts } = form
  const area = await findArea(tx, areaCode)
  if (!area) throw workforceErrors.noArea()
  allow({ areaPath: area.path, personId: supervisorPersonId })
  if (facts.heldOn > today) throw workforceErrors.supervisedInFuture()
  const { level } = await sittingOf(tx, form)
  const answerDue = await dueOf(tx, facts.followUp, facts.heldOn)
  const who = { areaCode, supervisorPersonId, supervisorLevel: level, supervisees }
  const { id, no } = await addSupervision(tx, { ...facts, ...who, answerDue, recordedBy: actor.accountId, now })
  about('workforce.supervision', id)
  return { supervisionId: id, no }
}

export const editSupervision: Handler<Endpoints['editSupervision']> = async (
  { supervisionId, version, supervisees, ...facts },
  { tx, today, allow, about },
) => {
  const session = await sessionOf(tx, supervisionId)
  allow(placeOf(session))
  about('workforce.supervision', supervisionId)
  if (session.signedAt) throw workforceErrors.supervisionSigned()
  if (facts.heldOn > today) throw workforceErrors.supervisedInFuture()
  const { areaCode, supervisorPersonId } = session
  await sittingOf(tx, { ...facts, areaCode, supervisorPersonId, supervisees })
  const answerDue = await dueOf(tx, facts.followUp, facts.heldOn)
  await changeSupervision(tx, { ...facts, id: supervisionId, version, areaCode, supervisees, answerDue })
  return { version: version + 1 }
}

export const answerSupervision: Handler<Endpoints['answerSupervision']> = async (
  { supervisionId, version, answer },
  { tx, now, actor, allow, about },
) => {
  const session = await sessionOf(tx, supervisionId)
  allow(placeOf(session))
  about('workforce.supervision', supervisionId)
  if (!session.answerDue) throw workforceErrors.nothingToAnswer()
  if (session.answer) throw workforceErrors.answeredAlready()
  await moveOn(tx, supervisionId, version, { answer, answeredAt: now, answeredBy: actor.accountId })
  return { version: version + 1 }
}
