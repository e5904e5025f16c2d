import { seeingAll, type Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import type { DraftState } from './rules/draft-words.ts'
import { addSteps, type Doer, setState, writeRecords } from './store/draft-moves.ts'
import type { Draft } from './store/draft-rows.ts'
import { addReversal } from './store/records.ts'

type Moved = { activityId: string | null }

/** Tells the activities of these drafts that something moved. */
export async function tellMoved(tx: Tx, drafts: readonly Moved[]): Promise<void> {
  const activityIds = [...new Set(drafts.flatMap(({ activityId }) => (activityId ? [activityId] : [])))]
  if (activityIds.length > 0) await enqueue(tx, 'volunteering.drafts-changed', { activityIds })
}

/**
 * Writes drafts into the ledger and tells it; gives the record of each that was written. One that would make its day
 * longer than 24 hours is left out. The ledger belongs to the volunteer's community, which the hand that ends a draft
 * (the volunteer, or an officer of the activity's place) need not see.
 */
export async function finishDrafts(tx: Tx, ids: readonly string[], by: Doer): Promise<Map<string, string>> {
  const written = await seeingAll(tx, async () => {
    const rows = await writeRecords(tx, ids, by.now)
    await addSteps(
      tx,
      rows.map(({ id }) => id),
      'final',
      '',
      by,
    )
    return rows
  })
  if (written.length > 0) {
    await enqueue(tx, 'volunteering.hours-changed', {
      areaCodes: [...new Set(written.map(({ areaCode }) => areaCode))],
    })
    await tellMoved(tx, written)
  }
  return new Map(written.map(({ id, recordId }) => [id, recordId]))
}

type Ended = Pick<Draft, 'id' | 'recordId' | 'areaCode' | 'activityId'>

/** Ends a draft for good, as corrected or void; what it had put into the ledger is taken back by a reversal. */
export async function endDraft(
  tx: Tx,
  draft: Ended,
  { as, reason, by }: { as: Extract<DraftState, 'corrected' | 'void'>; reason: string; by: Doer },
): Promise<void> {
  const { recordId } = draft
  await setState(tx, [draft.id], as)
  await addSteps(tx, [draft.id], as === 'void' ? 'voided' : 'corrected', reason, by)
  if (recordId) await takeBack(tx, { recordId, areaCode: draft.areaCode }, reason, by)
  await tellMoved(tx, [draft])
}

/** Cancels a record of the ledger and tells it. Gives the reversal's id; undefined when it was cancelled before. */
export async function takeBack(
  tx: Tx,
  { recordId, areaCode }: { recordId: string; areaCode: string },
  reason: string,
  by: Doer,
): Promise<string | undefined> {
  const reversalId = await seeingAll(tx, () => addReversal(tx, { id: recordId, reason, by: by.accountId, now: by.now }))
  if (reversalId) await enqueue(tx, 'volunteering.hours-changed', { areaCodes: [areaCode] })
  return reversalId
}
