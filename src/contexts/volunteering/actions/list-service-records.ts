import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { volunteeringErrors } from '../errors.ts'
import { showRecordSource } from '../rules/draft-words.ts'
import { findDraft } from '../store/draft-rows.ts'
import { countRecords, findRecords, listRecords, type ServiceRecord } from '../store/records.ts'
import { draftView, storyOf } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints

const recordView = (record: ServiceRecord) => {
  const { areaPath, personId, draftId, draftSource, startedAt, endedAt, fileName, name, ...shown } = record
  return { ...shown, name: maskName(name), source: showRecordSource(record) }
}

export const listServiceRecords: Handler<Endpoints['listServiceRecords']> = async (
  { areaCode, after, limit, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const { rows, next } = await listRecords(tx, { ...search, after, limit })
  return { rows: rows.map(recordView), next, ...(await countRecords(tx, search)) }
}

/** A record with its whole story, down to the check-in. */
export const getServiceRecord: Handler<Endpoints['getServiceRecord']> = async (
  { serviceRecordId },
  { tx, today, allow, about },
) => {
  const [record] = await findRecords(tx, [serviceRecordId])
  if (!record) throw volunteeringErrors.noRecord()
  allow({ areaPath: record.areaPath, personId: record.personId })
  about('volunteering.service-record', serviceRecordId)
  const draft = record.draftId ? await findDraft(tx, record.draftId) : undefined
  const story = await storyOf(tx, { draftId: record.draftId, recordId: serviceRecordId }, today)
  return { ...recordView(record), draft: draft ? draftView(draft) : null, ...story }
}
