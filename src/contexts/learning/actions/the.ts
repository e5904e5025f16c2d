import { findArea } from '#contexts/directory/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { learningErrors } from '../errors.ts'
import { isAttachedAt } from '../store/attachments.ts'
import { type Case, findCases, pointOfTown } from '../store/cases.ts'
import { CASE_STATES, type CaseState } from '../vocabulary.ts'

/** The points whose figures change with it. */
export const changed = ({ tell }: Pick<Call, 'tell'>, areaCode: string): Promise<void> =>
  tell('learning.learning-changed', { areaCodes: [areaCode] })

/** The town a form names and its point, permission settled. */
export async function townAndPoint(call: Call, areaCode: string) {
  const area = await findArea(call.tx, areaCode)
  if (!area) throw learningErrors.noArea()
  call.allow({ areaPath: area.path })
  const pointId = await pointOfTown(call.tx, area.code)
  if (!pointId) throw learningErrors.noPoint()
  return { area, pointId }
}

/** A file that was stored for this town: another town's is never handed on. */
export async function mustBeAttached(call: Call, fileId: string, areaPath: string): Promise<void> {
  if (!(await isAttachedAt(call.tx, fileId, areaPath))) throw learningErrors.noFile()
}

type Rule = Parameters<Call['allow']>[1]
/** A case, permission settled; `notBy` names the hands of the steps before. */
export async function theCase(
  call: Call,
  caseId: string,
  ruleOf: (one: Case) => Rule = () => undefined,
): Promise<Case> {
  const [found] = await findCases(call.tx, [caseId])
  if (!found) throw learningErrors.noCase()
  call.allow({ areaPath: found.areaPath }, ruleOf(found))
  call.about('learning.case', caseId)
  return found
}

type Ref = { caseId: string; version: number }
/** A case as the person saw it, in one of these states; `what` is said in the refusal. */
export async function theCaseIn(
  call: Call,
  { caseId, version }: Ref,
  { states, what, notBy }: { states: readonly CaseState[]; what: string; notBy?: (one: Case) => (string | null)[] },
): Promise<Case> {
  const found = await theCase(call, caseId, (one) => (notBy ? { notBy: notBy(one) } : undefined))
  if (found.version !== version) throw accessErrors.stale()
  if (!states.includes(found.state)) throw learningErrors.wrongState(CASE_STATES[found.state], what)
  return found
}
