import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { volunteeringContract } from '../contract.ts'
import { volunteeringErrors } from '../errors.ts'
import { hoursErrors } from '../errors-hours.ts'
import { tellMoved } from '../finish-drafts.ts'
import { limitsOf } from '../limits.ts'
import { addSteps, setState } from '../store/draft-moves.ts'
import { lockDrafts } from '../store/draft-rows.ts'
import { addObjection, type NewObjection } from '../store/objections.ts'
import { findRecords, reversalOf } from '../store/records.ts'
import { findRegistration } from '../store/registrations.ts'
import { tellOfficers } from '../tell-officers.ts'
import { doer } from './draft-views.ts'

type Endpoints = typeof volunteeringContract.endpoints
type Raised = Omit<NewObjection, 'raisedBy' | 'raisedAt' | 'answerDueOn'>

/** Writes an objection down, tells who has to answer it, and says by when. */
async function raise(objection: Raised, { tx, actor, now, today }: Call) {
  const { answerDays } = await limitsOf(tx, today)
  const answerDueOn = addWorkingDays(today, answerDays, workCalendar())
  const raised = { ...objection, raisedBy: actor.accountId, raisedAt: now, answerDueOn }
  const objectionId = await addObjection(tx, raised)
  if (!objectionId) throw hoursErrors.alreadyObjected()
  await tellOfficers(tx, 'volunteering.objection.answer', objection.organiserAreaCode, {
    message: {
      title: `有志愿者对“${objection.activity}”的时长提出异议`,
      body: `请在${answerDueOn}前答复。`,
      link: '/volunteering/review?tab=objections',
    },
    ...{ now, today },
  })
  return { objectionId, answerDueOn }
}

/** A draft that is shown becomes disputed; a final record keeps counting until the answer. */
export const objectToDraft: Handler<Endpoints['objectToDraft']> = async (
  { draftId, version, reason, wantedMinutes },
  call,
) => {
  const { tx, actor, now, own } = call
  own()
  const [draft] = await lockDrafts(tx, [draftId])
  if (!draft || draft.personId !== actor.personId) throw hoursErrors.noDraft()
  if (draft.version !== version) throw accessErrors.stale()
  if (draft.state === 'disputed') throw hoursErrors.alreadyObjected()
  if (draft.state !== 'verified' && draft.state !== 'final') throw hoursErrors.notShownYet(draft.state)
  const raised = await raise({ ...pick(draft), draftId, recordId: draft.recordId, reason, wantedMinutes }, call)
  if (draft.state === 'verified') await setState(tx, [draftId], 'disputed')
  await addSteps(tx, [draftId], 'disputed', reason, doer(actor, now))
  await tellMoved(tx, [draft])
  return raised
}

type About = Pick<
  Raised,
  'personId' | 'volunteerId' | 'areaCode' | 'organiserAreaCode' | 'activity' | 'servedOn' | 'minutes'
>
const pick = ({ personId, volunteerId, areaCode, organiserAreaCode, activity, servedOn, minutes }: About): About => ({
  ...{ personId, volunteerId, areaCode, organiserAreaCode, activity, servedOn, minutes },
})

export const objectToRecord: Handler<Endpoints['objectToRecord']> = async (
  { recordId, reason, wantedMinutes },
  call,
) => {
  const { tx, actor, own } = call
  own()
  const [record] = await findRecords(tx, [recordId])
  if (!record || record.personId !== actor.personId || record.draftId) throw volunteeringErrors.noRecord()
  if (await reversalOf(tx, recordId)) throw volunteeringErrors.alreadyVoided()
  const about = pick({ ...record, organiserAreaCode: record.areaCode })
  return raise({ ...about, draftId: null, recordId, reason, wantedMinutes }, call)
}

/** Answered by the community in which the person was registered that day. */
export const reportMissingHours: Handler<Endpoints['reportMissingHours']> = async (
  { activity, servedOn, minutes, reason },
  call,
) => {
  const { tx, actor, today, own } = call
  own()
  if (servedOn > today) throw hoursErrors.servedInFuture(today)
  const personId = actor.personId ?? ''
  const registration = personId ? await findRegistration(tx, personId, servedOn) : undefined
  if (!registration) throw hoursErrors.notRegisteredThen(servedOn)
  const { volunteerId, areaCode } = registration
  const where = { personId, volunteerId, areaCode, organiserAreaCode: areaCode }
  const what = { activity, servedOn, minutes: null, wantedMinutes: minutes, reason }
  return raise({ ...where, ...what, draftId: null, recordId: null }, call)
}
