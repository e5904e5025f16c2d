import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { learningContract } from '../contract.ts'
import { learningErrors } from '../errors.ts'
import { consentsMissing } from '../rules/publishable.ts'
import { consentsOf, filesOf } from '../store/attachments.ts'
import { addStep, type Case, moveCase } from '../store/cases.ts'
import { CASE_ACTS, type CaseAct } from '../vocabulary.ts'
import { changed, theCaseIn } from './the.ts'

type Endpoints = typeof learningContract.endpoints
type Move = Parameters<typeof moveCase>[2]

async function judged(call: Call, one: Case, step: { kind: CaseAct; note?: string }, move: Move) {
  await addStep(call.tx, one.id, step, handOf(call))
  const title = `案例“${one.title}”：${CASE_ACTS[step.kind]}`
  const words = { title, body: step.note ?? '', link: `/learning/cases/${one.id}` }
  await notify(call.tx, [one.writtenBy], words, call.now)
  await changed(call, one.areaCode)
  return { version: await moveCase(call.tx, one, move) }
}

/** What still stands against publishing it, in words. */
export const against = async ({ tx }: Pick<Call, 'tx'>, one: Case): Promise<string[]> =>
  consentsMissing(one.tellsOfPeople, await filesOf(tx, one.id), await consentsOf(tx, one.id))

export const reviewCase: Handler<Endpoints['reviewCase']> = async ({ passes, note, ...ref }, call) => {
  const rule = { states: ['submitted'], what: '审核', notBy: ({ writtenBy }: Case) => [writtenBy] } as const
  const one = await theCaseIn(call, ref, rule)
  if (!passes && note === '') throw learningErrors.returnNeedsReason()
  if (!passes) return judged(call, one, { kind: 'returned', note }, { state: 'draft' })
  const move = { state: 'reviewed', reviewedBy: call.actor.accountId, reviewedOn: call.today } as const
  return judged(call, one, { kind: 'reviewed', note }, move)
}

/** Neither who wrote it nor who reviewed it. */
const others = ({ writtenBy, reviewedBy }: Case) => [writtenBy, reviewedBy]

export const selectCase: Handler<Endpoints['selectCase']> = async (ref, call) => {
  const one = await theCaseIn(call, ref, { states: ['reviewed'], what: '选入', notBy: others })
  return judged(call, one, { kind: 'selected' }, { state: 'selected', selectedOn: call.today })
}

export const promoteCase: Handler<Endpoints['promoteCase']> = async (ref, call) => {
  const one = await theCaseIn(call, ref, { states: ['selected'], what: '公开推广', notBy: others })
  const missing = await against(call, one)
  if (missing.length > 0) throw learningErrors.notPublishable(missing.join('；'))
  return judged(call, one, { kind: 'promoted' }, { state: 'promoted', promotedOn: call.today })
}

export const withdrawCase: Handler<Endpoints['withdrawCase']> = async ({ reason, ...ref }, call) => {
  const one = await theCaseIn(call, ref, { states: ['selected', 'promoted'], what: '撤下' })
  return judged(call, one, { kind: 'withdrawn', note: reason }, { state: 'withdrawn' })
}
