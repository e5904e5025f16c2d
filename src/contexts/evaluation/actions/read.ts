import { codesWithin } from '#contexts/directory/public.ts'
import { documentsAbout } from '#contexts/documents/public.ts'
import type { Sheet, SheetItem } from '#contexts/scoring/contract.ts'
import { sheetOf, vetoesOf } from '#contexts/scoring/public.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { evaluationContract } from '../contract.ts'
import { evaluationErrors } from '../errors.ts'
import { itemResults } from '../item-results.ts'
import { limitsOn } from '../limits.ts'
import { vacantPlaces } from '../rules/panel.ts'
import { counted } from '../rules/result.ts'
import { BLIND_STATES, TOLD_STATES } from '../rules/states.ts'
import { type Marked, marksOfAll, sitting } from '../settle.ts'
import {
  countOccasions,
  findOccasions,
  listOccasions as listInStore,
  type Occasion,
  stepsOf,
  vetoesOn,
} from '../store/occasions.ts'
import { challengesOf, type Seat, seatsOf, seatsOfAll } from '../store/seats.ts'
import { faultsInWords, tiesTo } from './panel.ts'
import { actsOpen } from './the.ts'

type Endpoints = typeof evaluationContract.endpoints

/** Who evaluates knows the result when it is there; everybody else once the unit was told. */
const knows = (call: Call, { hostPath, state }: Occasion): boolean =>
  TOLD_STATES.includes(state) || call.may('evaluation.panel.form', { areaPath: hostPath }) || mayApprove(call, hostPath)
const mayApprove = (call: Call, hostPath: string): boolean =>
  call.may('evaluation.result.approve', { areaPath: hostPath })

function rowOf(call: Call, one: Occasion, seats: readonly Seat[]) {
  const now = sitting(seats, one.round)
  const shown = knows(call, one) && !BLIND_STATES.includes(one.state)
  return {
    ...{ id: one.id, no: one.no, pointId: one.pointId, place: one.place, stage: one.stage, level: one.level },
    ...{ hostName: one.hostName, state: one.state, round: one.round, asOf: one.asOf, scoringEndsOn: one.scoringEndsOn },
    ...{ seats: now.length, submitted: now.filter(({ state }) => state === 'submitted').length },
    ...{ totalCenti: shown ? one.totalCenti : null, grade: shown ? one.grade : '' },
  }
}

export const listOccasions: Handler<Endpoints['listOccasions']> = async (
  { areaCode, page, pageSize, ...filter },
  call,
) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const found = await listInStore(call.tx, { ...search, paging: { page, pageSize } })
  const seats = await seatsOfAll(
    call.tx,
    found.map(({ id }) => id),
  )
  const rows = found.map((one) =>
    rowOf(
      call,
      one,
      seats.filter(({ occasionId }) => occasionId === one.id),
    ),
  )
  return { rows, total: await countOccasions(call.tx, search) }
}

export const getOccasion: Handler<Endpoints['getOccasion']> = async ({ occasionId }, call) => {
  const [one] = await findOccasions(call.tx, [occasionId])
  if (!one) throw evaluationErrors.noOccasion()
  call.allow({ areaPath: one.areaPath })
  const seats = await seatsOf(call.tx, occasionId)
  const isBlind = BLIND_STATES.includes(one.state)
  const mayKnow = knows(call, one) && !isBlind
  const sheet = one.sheetId ? await sheetOf(call.tx, one.sheetId) : undefined
  const marked = mayKnow ? await marksOfAll(call.tx, sitting(seats, one.round)) : []
  const { mostSpreadCenti, leastScorers } = await limitsOn(call.tx, call.today)
  const forms = call.may('evaluation.panel.form', { areaPath: one.hostPath })
  const story = await stepsOf(call.tx, occasionId)
  const vacant = vacantPlaces(story.map(({ kind }) => kind))
  return {
    ...rowOf(call, one, seats),
    ...{ version: one.version, areaCode: one.areaCode, mostSpreadCenti, isBlind, mayKnow, reason: one.reason },
    ...told(one, mayKnow),
    vetoes: await vetoesOn(call.tx, occasionId),
    vetoChoices: forms && one.tableId ? await vetoesOf(call.tx, one.tableId) : [],
    ...{ toldOn: one.toldOn, objectUntil: one.objectUntil, objection: one.objection, objectedOn: one.objectedOn },
    ...{ decideUntil: one.decideUntil, decision: one.decision, finalOn: one.finalOn, digest: sheet?.digest ?? null },
    panel: await panelOf(call, one, seats, { forms, mayKnow }),
    panelFaults: forms && one.state === 'forming' ? faultsInWords(sitting(seats, one.round), leastScorers, []) : [],
    challenges: await challengesOf(call.tx, occasionId),
    items: mayKnow && sheet ? itemsOf(sheet, marked) : [],
    documents: await documentsAbout(call.tx, 'evaluation.occasion', occasionId),
    may: actsOpen(call, one, vacant),
    ...{ vacant: one.state === 'scoring' ? vacant : 0, story },
  }
}

const told = ({ spreadCenti, discussion, firstCenti, vetoed }: Occasion, mayKnow: boolean) =>
  mayKnow
    ? { spreadCenti, discussion, firstCenti, vetoed }
    : { spreadCenti: null, discussion: '', firstCenti: null, vetoed: false }

const itemsOf = (sheet: Sheet, marked: readonly Marked[]) =>
  itemResults(sheet.items, marked).map(({ item, meanCenti, marks }) => ({ ...itemView(item), meanCenti, marks }))

export const itemView = (item: SheetItem) => ({
  ...{ code: item.code, dimension: item.dimension, dimensionTitle: item.dimensionTitle, second: item.second },
  ...{ title: item.title, fullCenti: item.fullCenti, kind: item.kind, computedCenti: item.computedCenti },
  ...{ rule: item.rule, reason: item.reason, anchors: item.anchors, sources: item.sources },
})

/** Ties are for who forms the panel; totals for who knows the result. */
async function panelOf(
  call: Call,
  one: Occasion,
  seats: readonly Seat[],
  { forms, mayKnow }: { forms: boolean; mayKnow: boolean },
) {
  const ties = forms
    ? await tiesTo(
        call,
        one.areaCode,
        seats.map(({ personId }) => personId),
      )
    : []
  const now = sitting(seats, one.round).filter(({ totalCenti }) => totalCenti !== null)
  const keeps = counted(now.map(({ totalCenti }) => totalCenti ?? 0))
  return seats.map((seat) => ({
    ...{ id: seat.id, round: seat.round, personId: seat.personId, name: seat.name, unit: seat.unit, role: seat.role },
    ...{ fields: seat.fields, state: seat.state, statement: forms ? seat.statement : '' },
    interests: ties.filter(({ personId }) => personId === seat.personId).map(({ kind, detail }) => ({ kind, detail })),
    totalCenti: mayKnow || (forms && !BLIND_STATES.includes(one.state)) ? seat.totalCenti : null,
    isCounted: keeps[now.indexOf(seat)] ?? true,
  }))
}

/** With every row in sight a member reads the occasion whose seat is theirs: their post covers no place. */
export const occasionsById = (call: Call, ids: readonly string[]): Promise<Occasion[]> =>
  seeingAll(call.tx, () => findOccasions(call.tx, ids))
