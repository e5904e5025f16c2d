import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { volunteeringErrors } from '../errors.ts'
import { hoursErrors } from '../errors-hours.ts'
import { endDraft, takeBack } from '../finish-drafts.ts'
import { lockDrafts } from '../store/draft-rows.ts'
import { closeAsVoided } from '../store/objections.ts'
import { findRecords, reversalOf } from '../store/records.ts'
import { doer } from './draft-views.ts'

/**
 * A wrong record stays readable beside the row that cancels it; the right one is then recorded anew. A draft that made
 * the record is void with it, so that the time it took is free again.
 */
export const voidServiceRecord: Handler<typeof volunteeringContract.endpoints.voidServiceRecord> = async (
  { serviceRecordId, reason },
  { tx, now, actor, allow, about },
) => {
  const [record] = await findRecords(tx, [serviceRecordId])
  if (!record) throw volunteeringErrors.noRecord()
  allow({ areaPath: record.areaPath })
  about('volunteering.service-record', serviceRecordId)
  if (actor.personId === record.personId) throw hoursErrors.ownHours('作废')
  if (await reversalOf(tx, serviceRecordId)) throw volunteeringErrors.alreadyVoided()
  const by = doer(actor, now)
  const [draft] = record.draftId ? await lockDrafts(tx, [record.draftId]) : []
  if (draft) await endDraft(tx, draft, { as: 'void', reason, by })
  else await takeBack(tx, { recordId: serviceRecordId, areaCode: record.areaCode }, reason, by)
  const reversalId = await reversalOf(tx, serviceRecordId)
  if (!reversalId) throw accessErrors.stale()
  await closeAsVoided(tx, draft ? { draftId: draft.id } : { recordId: serviceRecordId }, reason, by)
  return { reversalId }
}
