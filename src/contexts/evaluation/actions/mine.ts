import { sheetOf } from '#contexts/scoring/public.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { evaluationContract } from '../contract.ts'
import { missingOf, totalOf } from '../rules/marks.ts'
import { mayAct } from '../rules/states.ts'
import { sitting } from '../settle.ts'
import type { Occasion } from '../store/occasions.ts'
import { marksOf, type Seat, seatsOf, seatsOfPerson } from '../store/seats.ts'
import { tiesTo } from './panel.ts'
import { itemView, occasionsById } from './read.ts'
import { mySeatAt } from './the.ts'

type Endpoints = typeof evaluationContract.endpoints

const rowOf = (seat: Seat, one: Occasion) => ({
  ...{ id: seat.id, version: seat.version, occasionId: one.id, no: one.no, place: one.place, stage: one.stage },
  ...{ state: seat.state, occasionState: one.state, role: seat.role, round: seat.round },
  ...{ scoringEndsOn: one.round === seat.round ? one.scoringEndsOn : null, totalCenti: seat.totalCenti },
})

/** What a member is asked to score, the newest first. */
export const mySeats: Handler<Endpoints['mySeats']> = async (_, call) => {
  call.own()
  const { personId } = call.actor
  if (personId === null) return { rows: [] }
  const seats = await seatsOfPerson(call.tx, personId)
  const occasions = await occasionsById(
    call,
    seats.map(({ occasionId }) => occasionId),
  )
  const rows = occasions.flatMap((one) => {
    const seat = seats.find(({ occasionId, state }) => occasionId === one.id && state !== 'withdrawn')
    return seat && one.state !== 'cancelled' ? [rowOf(seat, one)] : []
  })
  return { rows }
}

const SCORES: readonly string[] = ['scoring', 'discussing']

/** One's own sheet: nothing of it before the declaration, of the others only the totals, and only while they talk it over. */
export const mySheet: Handler<Endpoints['mySheet']> = async ({ seatId }, call) => {
  const { seat, occasion } = await mySeatAt(call, { seatId })
  const isOpen = seat.state !== 'asked' && occasion.sheetId !== null && seat.round === occasion.round
  const items = isOpen && occasion.sheetId ? (await sheetOf(call.tx, occasion.sheetId)).items : []
  const marks = await marksOf(call.tx, seatId)
  const isTalk = occasion.state === 'discussing' && seat.round === occasion.round
  const isLate = occasion.state === 'scoring' && occasion.scoringEndsOn !== null && call.today > occasion.scoringEndsOn
  const ties = seat.state === 'asked' ? await tiesTo(call, occasion.areaCode, [seat.personId]) : []
  return {
    ...rowOf(seat, occasion),
    ...{ hostName: occasion.hostName, asOf: occasion.asOf, isLate },
    interests: ties.map(({ kind, detail }) => ({ kind, detail })),
    mayScore: isOpen && SCORES.includes(occasion.state) && !isLate && (isTalk || seat.state === 'declared'),
    mayLeave: seat.state === 'declared' && seat.round === occasion.round && mayAct(occasion.state, 'seat'),
    ...{ missing: missingOf(items, marks), runningCenti: totalOf(items, marks) },
    items: items.map((item) => {
      const own = marks.find(({ item: code }) => code === item.code)
      return { ...itemView(item), ownCenti: own?.centi ?? null, ownReason: own?.reason ?? '' }
    }),
    spreadCenti: isTalk ? occasion.spreadCenti : null,
    totals: isTalk ? await totalsOf(call, occasion) : [],
  }
}

async function totalsOf({ tx }: Parameters<typeof occasionsById>[0], occasion: Occasion) {
  const seats = sitting(await seeingAll(tx, () => seatsOf(tx, occasion.id)), occasion.round)
  return seats.map(({ name, totalCenti }) => ({ name, centi: totalCenti ?? 0 }))
}
