import { codesWithin } from '#contexts/directory/public.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { hoursErrors } from '../errors-hours.ts'
import { countDrafts, type Draft, draftsOfActivity, findDraft, listDrafts as list } from '../store/draft-rows.ts'
import { draftView, placeOf, storyOf } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints

export const listDrafts: Handler<Endpoints['listDrafts']> = async (
  { areaCode, after, limit, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const { rows, next } = await list(tx, { ...search, after, limit })
  return { rows: rows.map((draft) => draftView(draft)), next, ...(await countDrafts(tx, search)) }
}

/** Read at the place of the activity, by its leader, and at the place where the volunteer is registered. */
async function found(draftId: string, { tx, allow, may, about }: Call): Promise<Draft> {
  const draft = await findDraft(tx, draftId)
  if (!draft) throw hoursErrors.noDraft()
  const atActivity = placeOf(draft)
  allow(may('volunteering.hours.read', atActivity) ? atActivity : { areaPath: draft.areaPath })
  about('volunteering.draft-record', draftId)
  return draft
}

export const getDraft: Handler<Endpoints['getDraft']> = async ({ draftId }, call) => {
  const draft = await found(draftId, call)
  const { tx, today, actor } = call
  const isWhole = actor.personId !== null && draft.leaderPersonId === actor.personId
  return {
    ...draftView(draft, { isWhole }),
    hasEvidence: draft.evidenceFileId !== null,
    ...(await storyOf(tx, { draftId, recordId: draft.recordId }, today)),
  }
}

export const openEvidence: Handler<Endpoints['openEvidence']> = async ({ draftId }, call) => {
  const { evidenceFileId } = await found(draftId, call)
  if (!evidenceFileId) throw hoursErrors.noEvidence()
  return asDownload(await openFile(call.tx, evidenceFileId), { inline: true })
}

export const listLedDrafts: Handler<Endpoints['listLedDrafts']> = async ({ activityId }, { tx, actor, own }) => {
  own()
  const all = actor.personId ? await draftsOfActivity(tx, activityId) : []
  const rows = all.filter(({ leaderPersonId }) => leaderPersonId === actor.personId)
  const { activity = '', servedOn = '', recordDueOn = '' } = rows[0] ?? {}
  return { activity, servedOn, recordDueOn, rows: rows.map((draft) => draftView(draft, { isWhole: true })) }
}
