/** The front door of 需求 for contexts above it. Views: needs.pub_need, needs.pub_step. */
import { findArea } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { needsErrors } from './errors.ts'
import { hear, placeOfNeed } from './hear.ts'
import { advance, changed } from './progress.ts'
import { resolveHeld } from './resolve.ts'
import { holdNeed, type Need } from './store/needs.ts'
import type { Doer } from './store/sql.ts'
import { addStep, areaOfNeed } from './store/steps.ts'
import type { Channel, Line, Means, Party, Urgency } from './vocabulary.ts'

export { findNeed } from './store/needs.ts'
export { NEED_STATES } from './vocabulary.ts'

type Source = { kind: string; id: string }
type ActDone = { needId: string; party: Party; kind: string; note?: string; by: Doer; source?: Source }

/**
 * Another context tells the need that its party did something (a visit, a case, a delivery, hours, a payment). The need's state
 * stays. Whoever did it need not see the need. Errors: needs.noNeed.
 */
export async function noteAct(tx: Tx, { needId, party, kind, note = '', by, source }: ActDone): Promise<void> {
  const areaCode = await areaOfNeed(tx, needId)
  if (areaCode === undefined) throw needsErrors.noNeed()
  await addStep(tx, { needId, areaCode, kind, party, note, isTold: false, source }, by)
  const area = await findArea(tx, areaCode)
  await changed(tx, area?.path ?? areaCode)
}

/**
 * Work has begun: an assigned need goes into service; one that is there already stays so. `party` is who works.
 * Errors: needs.noNeed; needs.notNow where it is not given to anybody yet.
 */
export async function startService(tx: Tx, needId: string, by: Doer, party: Party = 'social_worker'): Promise<void> {
  const need = await held(tx, needId)
  if (need.state === 'in_service') return
  await advance(tx, need, 'start', { ...by, party })
}

type Resolved = { needId: string; result: string; by: Doer; party?: Party; means?: readonly Means[] }

/**
 * The need is met, as far as the one who works on it can say; the resident is asked to confirm. `means`: by what, at least one.
 * Errors: needs.noNeed, needs.notNow; for a benefit somebody has a right to: needs.giftAlone, receiptMissing, outcomeMissing.
 */
export async function resolveNeed(tx: Tx, one: Resolved): Promise<void> {
  const { needId, result, by, party = 'social_worker', means = ['social_work'] } = one
  await resolveHeld(tx, await held(tx, needId), { result, means }, { ...by, party })
}

type NewlyHeard = {
  areaCode: string
  title: string
  description: string
  channel: Channel
  line?: Line
  groups?: readonly string[]
  urgency?: Urgency
  beneficiaryPersonId?: string | null
  by: Doer
  party?: Party
}

/** A visit, a meeting or a wish heard of a need; it goes to the desk to be verified. Errors: needs.noArea, needs.townOrBelow. */
export async function heardAt(tx: Tx, one: NewlyHeard): Promise<string> {
  const { areaCode, by, party = 'community', urgency = 'normal', beneficiaryPersonId = null, groups = [], line } = one
  const area = await placeOfNeed(tx, areaCode)
  const { title, description, channel } = one
  const facts = { areaCode, title, description, channel, urgency, beneficiaryPersonId, groups: [...groups] }
  const heard = { ...facts, forWhom: 'other' as const, isNameless: false, peopleCount: 1, ...(line && { line }) }
  return (await hear(tx, area, heard, { ...by, party })).needId
}

async function held(tx: Tx, needId: string): Promise<Need> {
  const need = await holdNeed(tx, needId)
  if (!need) throw needsErrors.noNeed()
  return need
}
