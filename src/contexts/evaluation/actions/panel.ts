import { sealSheet, sheetOf } from '#contexts/scoring/public.ts'
import { nearestWith } from '#contexts/volunteering/public.ts'
import { addDays } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { handOf } from '#platform/access/doer.ts'
import { workCalendar } from '#platform/calendar.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { evaluationContract } from '../contract.ts'
import { evaluationErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { type PanelFault, panelFaults, replacementFault, type Sitter, vacantPlaces } from '../rules/panel.ts'
import { mayAct } from '../rules/states.ts'
import { sitting } from '../settle.ts'
import { accountsOf, evaluatorsOn, interestsIn } from '../store/interests.ts'
import { addStep, changeOccasion, findOccasions, holdOccasion, type Occasion, stepsOf } from '../store/occasions.ts'
import {
  addChallenge,
  answerChallenge as answerInStore,
  challengesOf,
  changeSeat,
  findSeat,
  holdChallenge,
  putSeats,
  type Seat,
  seatsOf,
} from '../store/seats.ts'
import { OCCASION_STATES } from '../vocabulary.ts'
import { mustBeAbleTo, take, theOccasion, theResult } from './the.ts'

type Endpoints = typeof evaluationContract.endpoints
type Wanted = { personId: string; role: Seat['role']; fields: Seat['fields']; unit: string }

const FAULTS: Readonly<Record<PanelFault, string>> = {
  few: '成员人数不够',
  even: '成员须为单数',
  'no-lead': '须有一名组长',
  'no-social-work': '须有社会工作（中级以上）的成员',
  'no-finance': '须有财务的成员',
  twice: '同一人不能占两个席位',
  'of-first': '第一次评估组的成员不能复核',
}
export const faultsInWords = (sitters: readonly Sitter[], least: number, ofFirst: readonly string[]): string[] =>
  panelFaults(sitters, least, ofFirst).map((fault) => (fault === 'few' ? `成员至少${least}人` : FAULTS[fault]))

/** Ties of people to the unit, with every row in sight: they lie in other people's places. */
export const tiesTo = async (call: Pick<Call, 'tx' | 'today'>, townCode: string, people: readonly string[]) =>
  seeingAll(call.tx, async () => {
    const { employerMonths } = await limitsOn(call.tx, call.today)
    return interestsIn(call.tx, townCode, people, { today: call.today, months: employerMonths })
  })

const ofFirstPanel = (seats: readonly Seat[]): string[] =>
  seats.filter(({ round }) => round === 1).map(({ personId }) => personId)

/** Everybody who may be chosen, with what ties them to this unit, so that one sees it before one picks. */
export const findCandidates: Handler<Endpoints['findCandidates']> = async ({ occasionId }, call) => {
  const occasion = await readable(call, occasionId)
  const people = await seeingAll(call.tx, () => evaluatorsOn(call.tx, call.today))
  const ids = people.map(({ personId }) => personId)
  const ties = await tiesTo(call, occasion.areaCode, ids)
  const first = occasion.round === 2 || occasion.state === 'objected' ? await seatsOf(call.tx, occasionId) : []
  const was = ofFirstPanel(first)
  const rows = people.map(({ personId, name }) => ({
    ...{ personId, name, wasOfFirst: was.includes(personId) },
    interests: ties.filter((tie) => tie.personId === personId).map(({ kind, detail }) => ({ kind, detail })),
  }))
  return { rows }
}

async function readable(call: Call, occasionId: string): Promise<Occasion> {
  const [found] = await findOccasions(call.tx, [occasionId])
  if (!found) throw evaluationErrors.noOccasion()
  call.allow({ areaPath: found.hostPath })
  return found
}

/**
 * Seats people, beside those who `stay`. Errors: the panel is not as it must be; somebody is no evaluator; somebody has an
 * interest the platform knows of, or stepped back before.
 */
async function seat(
  call: Call,
  occasion: Occasion,
  wanted: readonly Wanted[],
  stay: readonly Seat[] = [],
): Promise<string[]> {
  const { tx, today } = call
  const before = await seatsOf(tx, occasion.id)
  const { leastScorers } = await limitsOn(tx, today)
  const ofFirst = occasion.round === 2 ? ofFirstPanel(before) : []
  const faults = faultsInWords([...stay, ...wanted], leastScorers, ofFirst)
  if (faults.length > 0) throw evaluationErrors.panelFaulty(faults)
  const known = await seeingAll(tx, () => evaluatorsOn(tx, today))
  const seats = wanted.map((one) => {
    const person = known.find(({ personId }) => personId === one.personId)
    if (!person) throw evaluationErrors.notEvaluator()
    return { ...one, name: person.name }
  })
  await mustBeFree(call, occasion, seats)
  const gone = before.filter(({ state, round }) => state === 'withdrawn' && round === occasion.round)
  const back = seats.find(({ personId }) => gone.some((one) => one.personId === personId))
  if (back) throw evaluationErrors.interested(back.name, 'declared', '本人或经单位申请已回避')
  await putSeats(tx, occasion, seats, stay)
  const accounts = await seeingAll(tx, () =>
    accountsOf(
      tx,
      seats.map(({ personId }) => personId),
    ),
  )
  const body = '请先签署声明，再看材料和评分。有利害关系的请申报并回避。'
  await notify(tx, accounts, { title: `请您评估${occasion.place}`, body, link: '/m/evaluation' }, call.now)
  return seats.map(({ name }) => name)
}

async function mustBeFree(call: Call, { areaCode }: Occasion, seats: readonly { personId: string; name: string }[]) {
  const [tie] = await tiesTo(
    call,
    areaCode,
    seats.map(({ personId }) => personId),
  )
  const name = seats.find(({ personId }) => personId === tie?.personId)?.name ?? ''
  if (tie) throw evaluationErrors.interested(name, tie.kind, tie.detail)
}

export const formPanel: Handler<Endpoints['formPanel']> = async ({ panel, ...ref }, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('seat', occasion)
  if (occasion.state === 'scoring') return replace(call, occasion, panel)
  await seat(call, occasion, panel)
  return take(call, occasion, 'seated', { note: `${panel.length}人` })
}

/**
 * Fills the places of members who stepped back while scoring. Who sits stays as they are, with their marks. Errors: somebody
 * is left out; there is no place.
 */
async function replace(call: Call, occasion: Occasion, panel: readonly Wanted[]): Promise<{ version: number }> {
  const { tx } = call
  const stay = sitting(await seatsOf(tx, occasion.id), occasion.round)
  const kinds = (await stepsOf(tx, occasion.id)).map(({ kind }) => kind)
  const fault = replacementFault(stay, panel, vacantPlaces(kinds))
  if (fault === 'removes') throw evaluationErrors.removesMember()
  if (fault === 'no-place') throw evaluationErrors.noPlace()
  const fresh = panel.filter(({ personId }) => !stay.some((one) => one.personId === personId))
  const names = await seat(call, occasion, fresh, stay)
  for (const name of names) await addStep(tx, occasion.id, 'replaced', name, handOf(call))
  return { version: await changeOccasion(tx, occasion, {}) }
}

/** After an objection: another panel, nobody of the first; its decision is due in the parameter's days. */
export const callReview: Handler<Endpoints['callReview']> = async ({ panel, ...ref }, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('review', occasion)
  await seat(call, { ...occasion, round: 2 }, panel)
  const { reviewDays } = await limitsOn(call.tx, call.today)
  const decideUntil = addDays(occasion.objectedOn ?? call.today, reviewDays)
  const set = {
    state: 'reviewing' as const,
    round: 2,
    firstCenti: occasion.totalCenti,
    decideUntil,
    scoringEndsOn: null,
  }
  return take(call, occasion, 'reviewing', { note: `${panel.length}人`, set })
}

/** Seals the sheet and opens the scoring. Errors: somebody has not declared; a request for recusal waits; the panel changed. */
export const beginScoring: Handler<Endpoints['beginScoring']> = async ({ endsOn, ...ref }, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('begin', occasion)
  if (endsOn < call.today) throw evaluationErrors.endsBefore()
  if (occasion.decideUntil && endsOn > occasion.decideUntil) throw evaluationErrors.reviewTooLong(occasion.decideUntil)
  const seats = (await seatsOf(call.tx, occasion.id)).filter(
    ({ round, state }) => round === occasion.round && state !== 'withdrawn',
  )
  const { leastScorers } = await limitsOn(call.tx, call.today)
  const faults = faultsInWords(seats, leastScorers, [])
  if (faults.length > 0) throw evaluationErrors.panelFaulty(faults)
  const silent = seats.filter(({ state }) => state === 'asked').map(({ name }) => name)
  if (silent.length > 0) throw evaluationErrors.notAllDeclared(silent)
  if ((await challengesOf(call.tx, occasion.id)).some(({ upheld }) => upheld === null))
    throw evaluationErrors.challengeOpen()
  await mustBeFree(call, occasion, seats)
  const sealed = occasion.sheetId ? {} : await seal(call, occasion)
  const set = { ...sealed, state: 'scoring' as const, scoringEndsOn: endsOn }
  return take(call, occasion, 'began', { note: `评分期限${endsOn}`, set })
}

async function seal(call: Call, { pointId, stage, asOf }: Occasion) {
  const by = handOf(call)
  const { sheetId } = await seeingAll(call.tx, () => sealSheet(call.tx, { pointId, stage, asOf, by }))
  const { tableId } = await sheetOf(call.tx, sheetId)
  return { sheetId, tableId }
}

export const extendScoring: Handler<Endpoints['extendScoring']> = async ({ endsOn, reason, ...ref }, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('extend', occasion)
  if (endsOn < call.today || endsOn <= (occasion.scoringEndsOn ?? '')) throw evaluationErrors.notLater()
  if (occasion.decideUntil && endsOn > occasion.decideUntil) throw evaluationErrors.reviewTooLong(occasion.decideUntil)
  return take(call, occasion, 'extended', { note: `延长到${endsOn}。${reason}`, set: { scoringEndsOn: endsOn } })
}

/** The unit asks that a member step back; it is answered in the parameter's working days by who evaluates. */
export const challengeMember: Handler<Endpoints['challengeMember']> = async ({ seatId, reason, ...ref }, call) => {
  const occasion = await theResult(call, ref)
  mustBeAbleTo('challenge', occasion)
  const found = await findSeat(call.tx, seatId)
  const stays = found?.state === 'withdrawn' || found?.state === 'submitted'
  const sits = found?.occasionId === occasion.id && found.round === occasion.round && !stays
  if (!(found && sits)) throw evaluationErrors.notOfPanel()
  const { recusalDays } = await limitsOn(call.tx, call.today)
  const answerUntil = addWorkingDays(call.today, recusalDays, workCalendar())
  const one = { occasionId: occasion.id, areaCode: occasion.areaCode, seatId, reason, askedOn: call.today, answerUntil }
  if (!(await addChallenge(call.tx, one, handOf(call)))) throw evaluationErrors.challengedAlready()
  return take(call, occasion, 'asked', { note: `${found.name}：${reason}` })
}

export const answerChallenge: Handler<Endpoints['answerChallenge']> = async (input, call) => {
  const { challengeId, version, upheld, answer } = input
  const found = await holdChallenge(call.tx, challengeId)
  if (!found) throw evaluationErrors.noChallenge()
  call.allow({ areaPath: found.hostPath }, { notBy: [found.askedBy] })
  call.about('evaluation.challenge', challengeId)
  if (found.upheld !== null) throw evaluationErrors.notNow('已答复', '答复回避申请')
  const said = { upheld, answer, on: call.today }
  const next = await answerInStore(call.tx, { id: challengeId, version }, said, handOf(call))
  const occasion = await holdOccasion(call.tx, found.occasionId)
  if (upheld && occasion) await leave(call, occasion, found, `经被评单位申请回避：${answer}`)
  await addStep(
    call.tx,
    found.occasionId,
    'answered',
    `${found.seatName}${upheld ? '回避' : '不需回避'}。${answer}`,
    handOf(call),
  )
  return { version: next }
}

/**
 * Leaves the panel; what was signed and marked stays written down, and counts no more. While scoring a place is then vacant:
 * there is no result before somebody else has filled it, so who evaluates is told.
 */
export async function leave(
  call: Call,
  occasion: Occasion,
  { seatId, seatName }: { seatId: string; seatName: string },
  statement: string,
): Promise<number> {
  const { tx, today, now } = call
  const found = await findSeat(tx, seatId)
  if (!found) throw evaluationErrors.noSeat()
  if (occasion.state === 'scoring') {
    await addStep(tx, occasion.id, 'left', seatName, handOf(call))
    const hands = await seeingAll(tx, () => nearestWith(tx, 'evaluation.panel.form', occasion.hostPath, today))
    const title = `${occasion.place}的评估组缺一人，请补选`
    const body = `${seatName}在评分中退出：${statement}`
    await notify(tx, hands, { title, body, link: `/evaluation/occasions/${occasion.id}/panel` }, now)
  }
  return changeSeat(tx, found, {
    ...{ state: 'withdrawn', statement, withdrawnAt: now, submittedAt: null, totalCenti: null },
  })
}

export const mustStillForm = ({ state }: Occasion): void => {
  if (!mayAct(state, 'seat')) throw evaluationErrors.notNow(OCCASION_STATES[state], '签署声明')
}
