import type { Sheet } from '#contexts/scoring/contract.ts'
import { sheetOf } from '#contexts/scoring/public.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { evaluationContract } from '../contract.ts'
import { evaluationErrors } from '../errors.ts'
import { faultOf, type Mark, missingOf, totalOf } from '../rules/marks.ts'
import { settleAfterTalk, settleIfAllIn } from '../settle.ts'
import { addStep, holdOccasion, type Occasion } from '../store/occasions.ts'
import { addMark, challengesOf, changeSeat, marksOf, type Seat } from '../store/seats.ts'
import { OCCASION_STATES } from '../vocabulary.ts'
import { leave, mustStillForm, tiesTo } from './panel.ts'
import { mySeatAt } from './the.ts'

type Endpoints = typeof evaluationContract.endpoints

/** Signed before one sees the files. Errors: the platform knows of an interest (domain.md §11.3). */
export const declare: Handler<Endpoints['declare']> = async (ref, call) => {
  const { seat, occasion } = await mySeatAt(call, ref)
  mustStillForm(occasion)
  if (seat.state !== 'asked') throw evaluationErrors.notNow('已声明', '签署声明')
  const [tie] = await tiesTo(call, occasion.areaCode, [seat.personId])
  if (tie) throw evaluationErrors.selfInterested(tie.kind, tie.detail)
  const statement = `我与${occasion.place}的实施单位没有利害关系，客观、公正评分，对评分过程保密。`
  const version = await changeSeat(call.tx, seat, { state: 'declared', statement, declaredAt: call.now })
  await addStep(call.tx, occasion.id, 'declared', seat.name, handOf(call))
  return { version }
}

/** Tells an interest, or why one cannot go on, and leaves the panel, until one has handed in; the host chooses somebody else. */
export const stepBack: Handler<Endpoints['stepBack']> = async ({ statement, ...ref }, call) => {
  const { seat, occasion } = await mySeatAt(call, ref)
  mustStillForm(occasion)
  if (seat.state === 'submitted') throw evaluationErrors.leftTooLate()
  const version = await leave(call, occasion, { seatId: seat.id, seatName: seat.name }, statement)
  await addStep(call.tx, occasion.id, 'withdrew', `${seat.name}：${statement}`, handOf(call))
  return { version }
}

/** The sheet of an occasion one scores. Errors: not declared; not begun. */
export async function sheetAt(call: Call, seat: Seat, { sheetId, state }: Occasion): Promise<Sheet> {
  if (seat.state === 'asked') throw evaluationErrors.declareFirst()
  if (!sheetId) throw evaluationErrors.notScoring(OCCASION_STATES[state])
  return sheetOf(call.tx, sheetId)
}

/** Errors: the occasion is not being scored; the deadline is past; handed in already, unless they talk it over. */
function mustBeOpen(seat: Seat, { state, scoringEndsOn, round }: Occasion, today: string): void {
  if (round !== seat.round || !['scoring', 'discussing'].includes(state))
    throw evaluationErrors.notScoring(OCCASION_STATES[state])
  if (state === 'discussing') return
  if (seat.state === 'submitted') throw evaluationErrors.submittedAlready()
  if (scoringEndsOn !== null && today > scoringEndsOn) throw evaluationErrors.late(scoringEndsOn)
}

function mustStand({ items }: Sheet, mark: Mark): void {
  const item = items.find(({ code }) => code === mark.item)
  const fault = faultOf(item, mark)
  if (!item || fault === 'unknown') throw evaluationErrors.unknownItem()
  if (fault === 'raised') throw evaluationErrors.raised(item.title, item.computedCenti ?? 0)
  if (fault === 'too-much') throw evaluationErrors.tooMuch(item.title, item.fullCenti)
  if (fault === 'unexplained') throw evaluationErrors.unexplained(item.title)
}

export const saveMark: Handler<Endpoints['saveMark']> = async ({ seatId, version, ...mark }, call) => {
  const { seat, occasion } = await mySeatAt(call, { seatId, version })
  const sheet = await sheetAt(call, seat, occasion)
  mustBeOpen(seat, occasion, call.today)
  mustStand(sheet, mark)
  await addMark(call.tx, seatId, mark, call.now)
  const isIn = seat.state === 'submitted'
  const totalCenti = isIn ? totalOf(sheet.items, await marksOf(call.tx, seatId)) : null
  return { version: await changeSeat(call.tx, seat, { totalCenti }) }
}

/** Hands in; with the last of the panel there is a result, or a discussion. */
export const submitScores: Handler<Endpoints['submitScores']> = async (ref, call) => {
  const { seat, occasion: seen } = await mySeatAt(call, ref)
  const occasion = (await holdOccasion(call.tx, seen.id)) ?? seen
  const sheet = await sheetAt(call, seat, occasion)
  mustBeOpen(seat, occasion, call.today)
  if (seat.state === 'submitted') throw evaluationErrors.submittedAlready()
  const [tie] = await tiesTo(call, occasion.areaCode, [seat.personId])
  if (tie) throw evaluationErrors.undeclared(tie.kind, tie.detail)
  if ((await challengesOf(call.tx, occasion.id)).some(({ seatId, upheld }) => seatId === seat.id && upheld === null))
    throw evaluationErrors.challengedSeat()
  const marks = await marksOf(call.tx, seat.id)
  const missing = missingOf(sheet.items, marks)
  const titles = sheet.items.filter(({ code }) => missing.includes(code)).map(({ title }) => title)
  if (titles.length > 0) throw evaluationErrors.marksMissing(titles)
  const totalCenti = totalOf(sheet.items, marks)
  const set = { state: 'submitted' as const, submittedAt: call.now, totalCenti }
  const version = await changeSeat(call.tx, seat, set)
  await addStep(call.tx, occasion.id, 'submitted', seat.name, handOf(call))
  await settleIfAllIn(call.tx, occasion, call.today, handOf(call))
  return { version, totalCenti }
}

/** The lead says why the scores are apart, and the totals as they stand then make the result. */
export const endDiscussion: Handler<Endpoints['endDiscussion']> = async ({ reason, ...ref }, call) => {
  const { seat, occasion: seen } = await mySeatAt(call, ref)
  if (seat.role !== 'lead') throw evaluationErrors.notLead()
  const occasion = (await holdOccasion(call.tx, seen.id)) ?? seen
  if (occasion.state !== 'discussing' || occasion.round !== seat.round)
    throw evaluationErrors.notNow(OCCASION_STATES[occasion.state], '结束讨论')
  await settleAfterTalk(call.tx, occasion, reason, handOf(call))
  return { version: seat.version }
}
