import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { hoursErrors } from '../errors-hours.ts'
import { finishDrafts } from '../finish-drafts.ts'
import { showRecordSource, stateInWords } from '../rules/draft-words.ts'
import { addSteps, minutesOfDay } from '../store/draft-moves.ts'
import { lockDrafts } from '../store/draft-rows.ts'
import { findMyLine, listMyLines, type MyLine, myTotals } from '../store/my-hours.ts'
import { doer, storyOf } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints

function lineView(line: MyLine) {
  const { source, fileName, hasOpenObjection, startedAt, endedAt, ...shown } = line
  const { state, objectionUntil } = line
  return {
    ...shown,
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    counts: state === 'final',
    stateSays:
      hasOpenObjection && state === 'final'
        ? '已记入；您提出了异议，社区正在核对'
        : stateInWords(state, objectionUntil),
    sourceSays: showRecordSource({ draftSource: source, startedAt, endedAt, fileName }),
    mayAgree: state === 'verified',
    mayObject: (state === 'verified' || state === 'final') && !hasOpenObjection,
  }
}

/** Everything that was ever written down for the caller: what counts, what is on its way, what was taken back. */
export const listMyHours: Handler<Endpoints['listMyHours']> = async ({ year, after, limit }, { tx, actor, own }) => {
  own()
  const { personId } = actor
  if (!personId) return { totalMinutes: 0, waitingMinutes: 0, byYear: [], rows: [], next: null }
  const { byYear, waitingMinutes } = await myTotals(tx, personId)
  const { rows, next } = await listMyLines(tx, { personId, year, after, limit })
  const totalMinutes = byYear.reduce((sum, { minutes }) => sum + minutes, 0)
  return { totalMinutes, waitingMinutes, byYear, rows: rows.map(lineView), next }
}

export const getMyHours: Handler<Endpoints['getMyHours']> = async ({ id }, { tx, today, actor, own }) => {
  own()
  const line = actor.personId ? await findMyLine(tx, actor.personId, id) : undefined
  if (!line) throw hoursErrors.noDraft()
  const { draftId, recordId } = line
  return { ...lineView(line), ...(await storyOf(tx, { draftId, recordId }, today)) }
}

/** 没有异议: the volunteer need not wait for the time to pass. */
export const agreeToDraft: Handler<Endpoints['agreeToDraft']> = async (
  { draftId, version },
  { tx, actor, now, own },
) => {
  own()
  const [draft] = await lockDrafts(tx, [draftId])
  if (!draft || draft.personId !== actor.personId) throw hoursErrors.noDraft()
  if (draft.version !== version) throw accessErrors.stale()
  if (draft.state === 'disputed') throw hoursErrors.notAnsweredYet()
  if (draft.state !== 'verified') throw hoursErrors.notNow('确认', draft.state)
  const by = doer(actor, now)
  await addSteps(tx, [draftId], 'agreed', '', by)
  const recordId = (await finishDrafts(tx, [draftId], by)).get(draftId)
  if (!recordId) throw hoursErrors.fullDay(draft.servedOn, await minutesOfDay(tx, draft.volunteerId, draft.servedOn))
  return { recordId }
}
