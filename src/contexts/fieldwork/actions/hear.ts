import { findNeed, heardAt, noteAct } from '#contexts/needs/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { fieldworkErrors } from '../errors.ts'
import type { Line, Party } from '../vocabulary.ts'
import { handOf } from './hands.ts'

const TITLE = 30
type Found = {
  areaCode: string
  personId: string
  need: string
  urgency: 'normal' | 'urgent'
  line: Line
  party: Party
  target: string | undefined
}

/** A need found at a door goes to the desk like any other, to be verified there. Says its id. */
export const hear = (call: Call, { need, personId, target, areaCode, urgency, line, party }: Found): Promise<string> =>
  heardAt(call.tx, {
    ...{ areaCode, urgency, line, party },
    title: need.length > TITLE ? `${need.slice(0, TITLE)}…` : need,
    description: need,
    channel: 'visit',
    groups: target === undefined ? [] : [target],
    beneficiaryPersonId: personId,
    by: handOf(call),
  })

/** A need that a group answers must be one that the caller sees. */
export async function needMustBe({ tx }: Pick<Call, 'tx'>, needId: string | null): Promise<void> {
  if (needId !== null && !(await findNeed(tx, needId))) throw fieldworkErrors.noNeed()
}

/** Tells the need that a group or an activity was held for it. */
export async function tellNeed(call: Call, needId: string | null, note: string, sessionId: string): Promise<void> {
  if (needId === null) return
  const source = { kind: 'fieldwork.session', id: sessionId }
  await noteAct(call.tx, { needId, party: 'social_worker', kind: 'group', note, by: handOf(call), source })
}
