import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { hoursErrors } from '../errors-hours.ts'
import { endDraft } from '../finish-drafts.ts'
import { stateAfter } from '../rules/draft-flow.ts'
import { lockDrafts } from '../store/draft-rows.ts'
import { closeAsVoided } from '../store/objections.ts'
import { doer, placeOf } from './draft-views.ts'

/** A draft that should not be there, at any step; what had been recorded of it is reversed. */
export const voidDraft: Handler<typeof volunteeringContract.endpoints.voidDraft> = async (
  { draftId, version, reason },
  { tx, actor, now, allow, about },
) => {
  const [draft] = await lockDrafts(tx, [draftId])
  if (!draft) throw hoursErrors.noDraft()
  allow(placeOf(draft))
  about('volunteering.draft-record', draftId)
  if (draft.version !== version) throw accessErrors.stale()
  if (!stateAfter(draft.state, 'void')) throw hoursErrors.notNow('作废', draft.state)
  if (actor.personId === draft.personId) throw hoursErrors.ownHours('作废')
  const by = doer(actor, now)
  await endDraft(tx, draft, { as: 'void', reason, by })
  await closeAsVoided(tx, { draftId }, reason, by)
  return { version: version + 1 }
}
