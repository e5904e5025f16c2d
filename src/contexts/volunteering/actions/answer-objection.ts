import type { z } from 'zod'
import { findFile } from '#platform/files/store.ts'
import { storeFile } from '#platform/files/store-file.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { volunteeringContract } from '../contract.ts'
import { addCorrection } from '../correct-draft.ts'
import { hoursErrors } from '../errors-hours.ts'
import { endDraft, finishDrafts, takeBack, tellMoved } from '../finish-drafts.ts'
import { handRefused } from '../rules/draft-flow.ts'
import { addSteps, minutesOfDay } from '../store/draft-moves.ts'
import { type Draft, lockDrafts } from '../store/draft-rows.ts'
import { answer, findObjection, type Objection } from '../store/objections.ts'
import { reversalOf } from '../store/records.ts'
import { doer } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints
type Input = z.infer<Endpoints['answerObjection']['input']>
type Asked = { input: Input; objection: Objection; draft: Draft | undefined; call: Call }

/**
 * Answers a volunteer's objection, by a hand that is neither the volunteer's nor the one that confirmed the hours. The
 * ledger is append-only: what was recorded is reversed, and the right hours go the whole road again.
 */
export const answerObjection: Handler<Endpoints['answerObjection']> = async (input, call) => {
  const { tx, actor, now, about, allow } = call
  const objection = await findObjection(tx, input.objectionId)
  if (!objection) throw hoursErrors.noObjection()
  allow({ areaPath: objection.organiserPath })
  about('volunteering.objection', objection.id)
  if (objection.state !== 'open') throw hoursErrors.alreadyAnswered()
  if (objection.version !== input.version) throw accessErrors.stale()
  const [draft] = objection.draftId ? await lockDrafts(tx, [objection.draftId]) : []
  mustBeAnotherHand(objection, draft, call)
  const draftId = await outcomeOf({ input, objection, draft, call })
  await answer(tx, {
    ...{ id: objection.id, version: input.version, state: input.outcome, answer: input.reason, answerDraftId: draftId },
    ...{ answeredBy: actor.accountId, answeredByPerson: actor.personId, answeredByName: actor.name, answeredAt: now },
  })
  await notify(tx, [objection.raisedBy], messageOf(objection, input), now)
  return { version: input.version + 1, draftId }
}

function mustBeAnotherHand({ personId }: Objection, draft: Draft | undefined, { actor }: Call): void {
  const hands = {
    personId,
    confirmedBy: draft?.confirmedBy ?? null,
    confirmedByPerson: draft?.confirmedByPerson ?? null,
  }
  const refused = handRefused('answer', hands, actor)
  if (refused === 'own') throw hoursErrors.ownHours('答复')
  if (refused === 'same-hand') throw accessErrors.sameHand()
}

/** Does what was decided, and gives the draft that states the right hours, if one does. */
async function outcomeOf(asked: Asked): Promise<string | null> {
  if (asked.input.outcome === 'kept') return keep(asked)
  if (asked.input.outcome === 'voided') {
    await end(asked, 'void')
    return null
  }
  const { input, objection, draft, call } = asked
  const { correction } = input
  if (!correction) throw hoursErrors.correctionMissing()
  await mustHaveEvidence(asked)
  await end(asked, 'corrected')
  const by = doer(call.actor, call.now)
  return addCorrection(call.tx, { objection, before: draft, correction, today: call.today, by })
}

/** The hours stand: what was shown becomes final at once, for the volunteer has been heard. */
async function keep({ input, draft, call }: Asked): Promise<null> {
  if (!draft) return null
  const { tx, actor, now } = call
  const by = doer(actor, now)
  await addSteps(tx, [draft.id], 'kept', input.reason, by)
  if (draft.state !== 'disputed') {
    await tellMoved(tx, [draft])
    return null
  }
  const written = await finishDrafts(tx, [draft.id], by)
  if (!written.has(draft.id))
    throw hoursErrors.fullDay(draft.servedOn, await minutesOfDay(tx, draft.volunteerId, draft.servedOn))
  return null
}

async function end({ input, objection, draft, call }: Asked, as: 'corrected' | 'void'): Promise<void> {
  const { tx, actor, now } = call
  const by = doer(actor, now)
  const { recordId, areaCode } = objection
  if (draft) await endDraft(tx, draft, { as, reason: input.reason, by })
  else if (recordId && !(await reversalOf(tx, recordId))) await takeBack(tx, { recordId, areaCode }, input.reason, by)
}

/** A service that nobody recorded is added only with its paper; any paper must have been kept for that very place. */
async function mustHaveEvidence({ input, objection, call }: Asked): Promise<void> {
  const fileId = input.correction?.fileId ?? null
  const isMissing = !objection.draftId && !objection.recordId
  if (isMissing && fileId === null) throw hoursErrors.evidenceMissing()
  if (fileId === null) return
  const file = await findFile(call.tx, fileId)
  if (file?.areaPath !== objection.organiserPath) throw hoursErrors.noEvidence()
}

const SAID = { kept: '维持原记录', corrected: '已更正，请您再次核对', voided: '原记录已作废' } as const
const messageOf = ({ activity }: Objection, { outcome, reason }: Input) => ({
  title: `您对“${activity}”时长的异议已答复：${SAID[outcome]}`,
  body: reason,
  link: '/m/hours',
})

export const uploadEvidence: Handler<Endpoints['uploadEvidence']> = async (
  { objectionId },
  { tx, actor, now, file, allow, about },
) => {
  const objection = await findObjection(tx, objectionId)
  if (!objection) throw hoursErrors.noObjection()
  allow({ areaPath: objection.organiserPath })
  about('volunteering.objection', objectionId)
  if (!file) throw hoursErrors.noEvidence()
  const where = { areaPath: objection.organiserPath, by: actor.accountId, now }
  const { id } = await storeFile(tx, { content: { path: file.path }, name: file.name, purpose: 'document', ...where })
  return { fileId: id, name: file.name }
}
