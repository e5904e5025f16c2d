import { findArea } from '#contexts/directory/public.ts'
import { mayAt, type Place } from '#platform/access/actor.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { documentsErrors } from '../errors.ts'
import { type Paper, paperOf } from '../rules/paper.ts'
import { isDraft, MOVES, type Move, mayMove, wasIssued } from '../rules/states.ts'
import {
  addStep,
  type Change,
  changeDocument,
  findDocuments,
  holdDocument,
  type OfficialDocument,
} from '../store/documents.ts'
import { STATES, type StepKind } from '../vocabulary.ts'

/** What a move is called in a refusal. */
const WORDS: Readonly<Record<Move, string>> = {
  change: '修改',
  review: '核稿',
  returnDraft: '退回',
  returnReviewed: '退回',
  sign: '签发',
  number: '编号',
  seal: '登记用印',
  issue: '印发',
  publish: '登记公开',
  archive: '归档',
  recall: '撤回',
  supersede: '登记被替代',
}

/** Where the caller reads it from: the issuing area, or an area that received it. */
async function placeOf({ tx, actor }: Pick<Call, 'tx' | 'actor'>, one: OfficialDocument): Promise<Place> {
  const own = { areaPath: one.areaPath }
  if (!wasIssued(one.state) || mayAt(actor, 'documents.document.read', own)) return own
  for (const code of one.toAreas) {
    const area = await findArea(tx, code)
    if (area && mayAt(actor, 'documents.document.read', { areaPath: area.path })) return { areaPath: area.path }
  }
  return own
}

/** A document to read, permission settled. */
export async function readable(call: Call, documentId: string): Promise<OfficialDocument> {
  const [one] = await findDocuments(call.tx, [documentId])
  if (!one) throw documentsErrors.noDocument()
  call.allow(await placeOf(call, one))
  call.about('documents.document', documentId)
  return one
}

type Ref = { documentId: string; version: number }
/** A document as the person saw it, held, permission settled, in a state that the move begins at. `notBy`: hands that may not. */
export async function theDocument(
  call: Call,
  { documentId, version }: Ref,
  { move, notBy }: { move: Move; notBy?: (one: OfficialDocument) => Promise<readonly (string | null)[]> },
): Promise<OfficialDocument> {
  const one = await holdDocument(call.tx, documentId)
  if (!one) throw documentsErrors.noDocument()
  call.allow({ areaPath: one.areaPath }, { notBy: (await notBy?.(one)) ?? [] })
  call.about('documents.document', documentId)
  if (one.version !== version) throw accessErrors.stale()
  if (!mayMove(one.state, move)) throw documentsErrors.notNow(STATES[one.state], WORDS[move])
  return one
}

type Done = { step: StepKind; note?: string; change?: Change }
/** Does the move, and writes who did it into the register. */
export async function moved(
  call: Call,
  one: OfficialDocument,
  move: Move,
  { step, note = '', change = {} }: Done,
): Promise<{ version: number }> {
  await addStep(call.tx, one.id, { kind: step, note }, handOf(call))
  return { version: await changeDocument(call.tx, one, { ...change, state: MOVES[move].to }) }
}

/** The paper of a document as it stands now. */
export const paperNow = (one: OfficialDocument): Paper => paperOf(one, { ...one, isDraft: isDraft(one.state) })
