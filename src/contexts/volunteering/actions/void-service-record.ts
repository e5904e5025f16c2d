import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { volunteeringErrors } from '../errors.ts'
import { addReversal, findRecords } from '../store/records.ts'

/** A wrong record stays readable beside the row that cancels it; the right one is then recorded anew. */
export const voidServiceRecord: Handler<typeof volunteeringContract.endpoints.voidServiceRecord> = async (
  { serviceRecordId, reason },
  { tx, now, actor, allow, about, tell },
) => {
  const [record] = await findRecords(tx, [serviceRecordId])
  if (!record) throw volunteeringErrors.noRecord()
  allow({ areaPath: record.areaPath })
  about('volunteering.service-record', serviceRecordId)
  const reversalId = await addReversal(tx, { id: serviceRecordId, reason, by: actor.accountId, now })
  if (!reversalId) throw volunteeringErrors.alreadyVoided()
  await tell('volunteering.hours-changed', { areaCodes: [record.areaCode] })
  return { reversalId }
}
