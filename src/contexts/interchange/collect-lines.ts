import type { Tx } from '#platform/db/database.ts'
import { sentItems, systemCode } from './items.ts'
import { GAPS_OF_A_BATCH, LINES_OF_A_BATCH } from './limits.ts'
import { gapsOf } from './rules/lines.ts'
import type { Batch } from './store/batches.ts'
import { type Candidate, detailsOf, listCandidates, phasesOf } from './store/sources.ts'
import { addGaps, type Gap, type NewLine, sendLines } from './store/steps.ts'

/** The maker gave the batch up while it was being written. */
export class GivenUp extends Error {}
/** Told how many rows have been dealt with. Throws GivenUp to end the work. */
export type Progress = (rows: number) => Promise<void>

const PAGE = 2_000
type Collected = { lines: number; gaps: number; isFull: boolean }

/**
 * Goes through what waits in the area, by place and day: what is whole becomes a line of the batch, what lacks an item is
 * kept as a gap with the reason. Nothing is passed over; `isFull` says that the batch ended before what waits did.
 */
export async function collectLines(
  tx: Tx,
  batch: Batch,
  codes: string[] | null,
  { now, onProgress }: { now: Date; onProgress: Progress },
): Promise<Collected> {
  const so: Collected = { lines: 0, gaps: 0, isFull: false }
  for await (const page of pagesOf(tx, batch, codes)) {
    const { lines, gaps } = await sorted(tx, batch, page)
    const room = LINES_OF_A_BATCH - so.lines
    const sent = lines.slice(0, room).map((line, place): NewLine => ({ ...line, lineNo: so.lines + place + 1 }))
    await sendLines(tx, batch, sent, { by: batch.madeBy, now })
    await addGaps(tx, batch.id, gaps)
    so.lines += sent.length
    so.gaps += gaps.length
    await onProgress(so.lines)
    so.isFull = lines.length > room || so.gaps >= GAPS_OF_A_BATCH
    if (so.isFull) break
  }
  return so
}

async function* pagesOf(tx: Tx, batch: Batch, codes: string[] | null): AsyncIterable<Candidate[]> {
  for (const phase of phasesOf(batch.kind)) {
    let after: Candidate | undefined
    do {
      const asked = { phase, codes, withRejected: batch.withRejected, after, limit: PAGE }
      const page: Candidate[] = await listCandidates(tx, batch.kind, asked)
      if (page.length > 0) yield page
      after = page.length === PAGE ? page.at(-1) : undefined
    } while (after)
  }
}

async function sorted(tx: Tx, batch: Batch, page: readonly Candidate[]) {
  const ids = page.map(({ recordId }) => recordId)
  const found = await detailsOf(tx, batch.kind, ids, systemCode())
  const items = sentItems(batch.kind)
  const lines: Omit<NewLine, 'lineNo'>[] = []
  const gaps: Gap[] = []
  for (const { recordId, areaCode, act, fingerprint } of page) {
    const values = found.get(recordId)
    const missing = values ? gapsOf(values, items) : ['名录中没有这条记录的人员']
    if (missing.length === 0) lines.push({ recordId, areaCode, act, fingerprint })
    else gaps.push({ recordId, areaCode, missing })
  }
  return { lines, gaps }
}
