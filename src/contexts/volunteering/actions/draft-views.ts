import { maskName } from '#kernel/masking.ts'
import type { Actor, Place } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { FLAGS, STEPS, type Step, showSource } from '../rules/draft-words.ts'
import type { Doer } from '../store/draft-moves.ts'
import { type Draft, type StepRow, stepsOf } from '../store/draft-rows.ts'
import { type Objection, objectionsAbout } from '../store/objections.ts'

/** Where a draft sits: at the place of its activity, and with the person who leads it. */
export const placeOf = ({ organiserPath, leaderPersonId }: Pick<Draft, 'organiserPath' | 'leaderPersonId'>): Place => ({
  areaPath: organiserPath,
  ...(leaderPersonId && { personId: leaderPersonId }),
})

export const doer = ({ accountId, personId, name }: Actor, now: Date): Doer => ({ accountId, personId, name, now })

/** Masked for officers; a leader is shown the whole names of their own people. */
export const draftView = (draft: Draft, { isWhole = false }: { isWhole?: boolean } = {}) => ({
  id: draft.id,
  volunteerId: draft.volunteerId,
  name: isWhole ? draft.name : maskName(draft.name),
  areaName: draft.areaName,
  organiserAreaCode: draft.organiserAreaCode,
  organiserAreaName: draft.organiserAreaName,
  activityId: draft.activityId,
  activity: draft.activity,
  content: draft.content,
  place: draft.place,
  organiser: draft.organiser,
  leaderName: isWhole ? draft.leaderName : maskName(draft.leaderName),
  servedOn: draft.servedOn,
  startedAt: draft.startedAt.toISOString(),
  endedAt: draft.endedAt.toISOString(),
  minutes: draft.minutes,
  source: draft.source,
  sourceSays: showSource(draft.source, draft.startedAt, draft.endedAt),
  flags: draft.flags,
  flagsSay: draft.flags.map((flag) => FLAGS[flag]),
  state: draft.state,
  recordDueOn: draft.recordDueOn,
  objectionUntil: draft.objectionUntil,
  recordId: draft.recordId,
  correctsId: draft.correctsId,
  version: draft.version,
})

const stepView = ({ step, note, byName, takenAt }: StepRow) => ({
  step,
  says: `${STEPS[step as Step]}${note ? `：${note}` : ''}`,
  byName,
  takenAt: takenAt.toISOString(),
})

export const objectionView = (one: Objection, today: string, { isWhole = false }: { isWhole?: boolean } = {}) => ({
  id: one.id,
  about: aboutOf(one),
  draftId: one.draftId,
  recordId: one.recordId,
  name: isWhole ? one.name : maskName(one.name),
  areaName: one.areaName,
  organiserAreaName: one.organiserAreaName,
  activity: one.activity,
  servedOn: one.servedOn,
  startedAt: one.startedAt?.toISOString() ?? null,
  endedAt: one.endedAt?.toISOString() ?? null,
  minutes: one.minutes,
  wantedMinutes: one.wantedMinutes,
  reason: one.reason,
  state: one.state,
  raisedAt: one.raisedAt.toISOString(),
  answerDueOn: one.answerDueOn,
  isOverdue: one.state === 'open' && one.answerDueOn < today,
  answer: one.answer,
  answeredBy: one.answeredByName || null,
  answeredAt: one.answeredAt?.toISOString() ?? null,
  version: one.version,
})

function aboutOf({ draftId, recordId }: Objection) {
  if (draftId) return 'draft' as const
  return recordId ? ('record' as const) : ('missing' as const)
}

/** Everything that was done about a draft, a record or both. */
export async function storyOf(
  tx: Tx,
  { draftId, recordId }: { draftId: string | null; recordId: string | null },
  today: string,
) {
  const steps = draftId ? await stepsOf(tx, draftId) : []
  const objections = await objectionsAbout(tx, { draftIds: draftId ? [draftId] : [], recordId })
  return { steps: steps.map(stepView), objections: objections.map((one) => objectionView(one, today)) }
}
