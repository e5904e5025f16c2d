import { codesWithin } from '#contexts/directory/public.ts'
import { documentsAbout } from '#contexts/documents/public.ts'
import { addDays, daysBetween } from '#kernel/time.ts'
import type { Permission } from '#platform/access/permission.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { closingContract } from '../contract.ts'
import { limitsOn } from '../limits.ts'
import { type Condition, conditionsOf, isWaivable } from '../rules/conditions.ts'
import { dueOf } from '../rules/deadlines.ts'
import { type Closing, partsOf } from '../store/closings.ts'
import { gatherFacts } from '../store/facts.ts'
import { occasionsToRectify } from '../store/occasions.ts'
import { packagesOf } from '../store/packages.ts'
import { pathOfLevel, pointsWithClosing } from '../store/points.ts'
import {
  countRectifications,
  issuesOf,
  type Rectification,
  listRectifications as rectificationsFound,
} from '../store/rectifications.ts'
import { stepsOf } from '../store/steps.ts'
import { CLOSING_STATES, type ClosingState, PARTS, type PartKind, type RectificationState } from '../vocabulary.ts'
import { theClosing, theRectification } from './hands.ts'

type Endpoints = typeof closingContract.endpoints

const rowOf = (one: Rectification, today: string) => ({
  ...{ id: one.id, pointId: one.pointId, areaCode: one.areaCode, areaName: one.areaName, stage: one.stage },
  ...{ level: one.level, state: one.state, issuedOn: one.issuedOn, dueOn: one.dueOn, extendedOn: one.extendedOn },
  ...{ round: one.round, issues: one.issues, version: one.version },
  daysLate: one.state === 'open' && one.dueOn < today ? daysBetween(one.dueOn, today) : 0,
})

export const listRectifications: Handler<Endpoints['listRectifications']> = async (input, call) => {
  const { tx, today, reach } = call
  const { areaCode, state, overdueOnly, page, pageSize } = input
  const codes = await codesWithin(tx, reach(), areaCode)
  const search = { codes, state, overdueOn: overdueOnly ? today : undefined }
  const rows = await rectificationsFound(tx, search, { page, pageSize })
  return { rows: rows.map((one) => rowOf(one, today)), total: await countRectifications(tx, search) }
}

/** What each state lets people do, by permission; `byLevel`: only the officers of the level that decides. */
type Act = { in: readonly string[]; needs: Permission; byLevel?: boolean }
const ACTS: Readonly<Record<string, Act & { in: readonly RectificationState[] }>> = {
  answerIssue: { in: ['open'], needs: 'closing.rectification.answer' },
  submitAnswer: { in: ['open'], needs: 'closing.rectification.answer' },
  extendRectification: { in: ['open'], needs: 'closing.rectification.demand', byLevel: true },
  recheckRectification: { in: ['answered'], needs: 'closing.rectification.recheck', byLevel: true },
  terminatePoint: { in: ['failed'], needs: 'closing.closing.approve', byLevel: true },
}

function mayDo({ may }: Call, acts: Readonly<Record<string, Act>>, one: Rectification | Closing): string[] {
  const { state, areaPath, level } = one
  return Object.entries(acts).flatMap(([act, { in: states, needs, byLevel }]) =>
    states.includes(state) && may(needs, { areaPath: byLevel ? pathOfLevel({ areaPath }, level) : areaPath })
      ? [act]
      : [],
  )
}

/** What this very account may not do, because it did the step before. */
function handsFree({ actor }: Call, one: Rectification, act: string, today: string): boolean {
  if (act === 'recheckRectification') return one.answeredBy !== actor.accountId
  if (act === 'terminatePoint') return ![one.answeredBy, one.demandedBy].includes(actor.accountId)
  return act !== 'extendRectification' || (one.extendedOn === null && today <= one.dueOn)
}

export const getRectification: Handler<Endpoints['getRectification']> = async (input, call) => {
  const { tx, today } = call
  const one = await theRectification(call, input)
  const limits = await limitsOn(tx, today)
  const documents = await documentsAbout(tx, 'closing.rectification', one.id)
  return {
    ...rowOf(one, today),
    ...{ firstDueOn: one.firstDueOn, lateReason: one.lateReason, demandedName: one.demandedName },
    soonestRecheck: one.fails === 0 ? dueOf(one.stage, today, limits) : null,
    latestExtension: addDays(one.dueOn, limits.extensionDays),
    list: await issuesOf(tx, one.id),
    steps: await stepsOf(tx, one.id),
    documents: documents.map(({ id, title, state, no }) => ({ id, title, state, no })),
    may: mayDo(call, ACTS, one).filter((act) => handsFree(call, one, act, today)),
  }
}

export const listOccasions: Handler<Endpoints['listOccasions']> = async (_, call) => {
  const { tx, today, reach } = call
  const codes = await codesWithin(tx, reach(), undefined)
  const limits = await limitsOn(tx, today)
  const rows = await occasionsToRectify(tx, codes)
  return {
    rows: rows.map(({ id, areaCode, areaName, stage, level, totalCenti }) => ({
      ...{ id, areaCode, areaName, stage, level, totalCenti },
      dueOn: dueOf(stage, today, limits),
    })),
  }
}

const stateOf = (state: string | null): ClosingState | null =>
  (Object.keys(CLOSING_STATES) as ClosingState[]).find((one) => one === state) ?? null

export const listPoints: Handler<Endpoints['listPoints']> = async ({ areaCode, state, page, pageSize }, call) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  const { rows, total } = await pointsWithClosing(call.tx, { codes, state, page, pageSize })
  return { rows: rows.map((row) => ({ ...row, closingState: stateOf(row.closingState) })), total }
}

const CLOSING_ACTS: Readonly<Record<string, Act & { in: readonly ClosingState[] }>> = {
  putPart: { in: ['draft', 'returned'], needs: 'closing.closing.apply' },
  applyClosing: { in: ['draft', 'returned'], needs: 'closing.closing.apply' },
  withdrawClosing: { in: ['draft', 'returned', 'applied'], needs: 'closing.closing.apply' },
  checkClosing: { in: ['applied'], needs: 'closing.closing.check', byLevel: true },
  waiveCriterion: { in: ['draft', 'returned', 'applied', 'checked'], needs: 'closing.closing.approve' },
  returnClosing: { in: ['checked'], needs: 'closing.closing.approve', byLevel: true },
  approveClosing: { in: ['checked'], needs: 'closing.closing.approve', byLevel: true },
  askPackage: { in: ['applied', 'checked', 'closed'], needs: 'closing.rectification.read' },
}

function closingHandsFree({ actor, may }: Call, one: Closing, act: string): boolean {
  if (act === 'checkClosing') return one.appliedBy !== actor.accountId
  if (act === 'approveClosing') return ![one.appliedBy, one.checkedBy].includes(actor.accountId)
  return (
    act !== 'waiveCriterion' ||
    may('closing.closing.approve', { areaPath: pathOfLevel({ areaPath: one.areaPath }, 'city') })
  )
}

export const getClosing: Handler<Endpoints['getClosing']> = async (input, call) => {
  const { tx, today } = call
  const one = await theClosing(call, input)
  const conditions: Condition[] = one.conditions ?? conditionsOf(one.pointId, await gatherFacts(tx, one, today))
  const may = mayDo(call, CLOSING_ACTS, one).filter((act) => closingHandsFree(call, one, act))
  const parts = await partsOf(tx, one.id)
  const documents = await documentsAbout(tx, 'closing.closing', one.id)
  const packages = await packagesOf(tx, one.id)
  return {
    ...{ id: one.id, pointId: one.pointId, areaCode: one.areaCode, areaName: one.areaName, level: one.level },
    ...{ state: one.state, draftedName: one.draftedName, appliedOn: one.appliedOn, closedOn: one.closedOn },
    version: one.version,
    parts: (Object.keys(PARTS) as PartKind[]).map((kind) => {
      const found = parts.find((part) => part.kind === kind)
      return { kind, note: found?.note ?? '', fileIds: found?.fileIds ?? [], putName: found?.putName ?? null }
    }),
    conditions: conditions.map((each) => ({
      ...each,
      mayWaive: isWaivable(each) && may.includes('waiveCriterion'),
    })),
    isFrozen: one.conditions !== null,
    steps: await stepsOf(tx, one.id),
    documents: documents.map(({ id, title, state, no }) => ({ id, title, state, no })),
    packages: packages.map(({ id, status, done, total, note, fileSm3, askedName, askedAt }) => ({
      ...{ id, status, done, total, note, fileSm3, askedName, askedAt },
    })),
    may,
  }
}
