import { handOf } from '#platform/access/doer.ts'
import type { Permission } from '#platform/access/permission.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import { closingErrors } from '../errors.ts'
import { type Closing, findClosings, holdClosing } from '../store/closings.ts'
import { findPoint, type PointRow, pathOfLevel } from '../store/points.ts'
import { findRectifications, holdRectification, type Rectification } from '../store/rectifications.ts'
import { addStep } from '../store/steps.ts'
import { LEVELS, type Level } from '../vocabulary.ts'

/** What the body of a level decides is decided only by its own officers: the city for joint points, districts for theirs. */
export function mustBeOfLevel({ may }: Call, permission: Permission, areaPath: string, level: Level): void {
  if (!may(permission, { areaPath: pathOfLevel({ areaPath }, level) })) throw closingErrors.notYourLevel(LEVELS[level])
}

export async function pointOf({ tx }: Pick<Call, 'tx'>, pointId: string): Promise<PointRow> {
  const point = await findPoint(tx, pointId)
  if (!point) throw closingErrors.noPoint()
  return point
}

type Hands<T> = { notBy?: (one: T) => (string | null)[] }

/** A rectification as the person saw it, held until the transaction ends, permission settled. */
export async function theRectification(
  call: Call,
  { rectificationId, version }: { rectificationId: string; version?: number },
  { notBy = () => [] }: Hands<Rectification> = {},
): Promise<Rectification> {
  const { tx, allow, about } = call
  const found =
    version === undefined
      ? (await findRectifications(tx, [rectificationId]))[0]
      : await holdRectification(tx, rectificationId)
  if (!found) throw closingErrors.noRectification()
  allow({ areaPath: found.areaPath }, { notBy: notBy(found) })
  about('closing.rectification', rectificationId)
  if (version !== undefined && found.version !== version) throw accessErrors.stale()
  return found
}

/** A closing application as the person saw it, held until the transaction ends, permission settled. */
export async function theClosing(
  call: Call,
  { closingId, version }: { closingId: string; version?: number },
  { notBy = () => [] }: Hands<Closing> = {},
): Promise<Closing> {
  const { tx, allow, about } = call
  const found = version === undefined ? (await findClosings(tx, [closingId]))[0] : await holdClosing(tx, closingId)
  if (!found) throw closingErrors.noClosing()
  allow({ areaPath: found.areaPath }, { notBy: notBy(found) })
  about('closing.closing', closingId)
  if (version !== undefined && found.version !== version) throw accessErrors.stale()
  return found
}

export const stepBy = (call: Call, subjectId: string, act: string, note = ''): Promise<void> =>
  addStep(call.tx, subjectId, act, note, handOf(call))

type Word = { permission: Permission; areaPath: string; title: string; body?: string; link: string }
/** Tells whoever acts next; what waited under the link before is settled. */
export async function tellHands({ tx, actor, now, today }: Call, word: Word): Promise<void> {
  const { permission, areaPath, ...message } = word
  const hands = await accountsWith(tx, permission, areaPath, today)
  await settleMessages(tx, word.link, now)
  await notify(
    tx,
    hands.filter((account) => account !== actor.accountId),
    message,
    now,
  )
}
