import { codesWithin } from '#contexts/directory/public.ts'
import { codes } from '#contexts/programme/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { interchangeContract } from '../contract.ts'
import { nationalItems } from '../items.ts'
import { SYNC_STATES, type SyncKind, type SyncState } from '../rules/fields.ts'
import { lineKeyOf } from '../rules/lines.ts'
import { findBatches } from '../store/batches.ts'
import { countStates, listStanding } from '../store/sources.ts'
import { labelsOf } from './labels.ts'

type Endpoints = typeof interchangeContract.endpoints

/** Counted with sight of all, within the codes in reach: somebody who lives elsewhere counts where they are registered. */
async function countsOf(tx: Tx, kind: SyncKind, codesInReach: string[] | null): Promise<Record<SyncState, number>> {
  const rows = await seeingAll(tx, () => countStates(tx, kind, codesInReach))
  const counts = new Map(rows.map(({ state, count }) => [state, count]))
  const states = Object.keys(SYNC_STATES) as SyncState[]
  return Object.fromEntries(states.map((state) => [state, counts.get(state) ?? 0])) as Record<SyncState, number>
}

export const countSync: Handler<Endpoints['countSync']> = async ({ kind, areaCode }, { tx, reach }) =>
  countsOf(tx, kind, await codesWithin(tx, reach(), areaCode))

export const listSync: Handler<Endpoints['listSync']> = async ({ kind, state, areaCode, ...paging }, { tx, reach }) => {
  const within = await codesWithin(tx, reach(), areaCode)
  const standing = await seeingAll(tx, () => listStanding(tx, kind, { state, codes: within, ...paging }))
  const labelOf = await labelsOf(
    tx,
    kind,
    standing.map(({ recordId }) => recordId),
  )
  const numbers = await batchNumbers(tx, standing)
  return {
    rows: standing.map(({ lineNo, ...one }) => {
      const number = one.batchId && numbers.get(one.batchId)
      const lineKey = number && lineNo !== null ? lineKeyOf(number, lineNo) : null
      return { ...one, ...labelOf(one.recordId), state, lineKey }
    }),
    total: (await countsOf(tx, kind, within))[state],
  }
}

async function batchNumbers(tx: Tx, rows: readonly { batchId: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ batchId }) => (batchId ? [batchId] : [])))]
  const batches = ids.length > 0 ? await findBatches(tx, ids) : []
  return new Map(batches.map(({ id, number }) => [id, number]))
}

/** The list of data items and every code table, with where each is from and whether anybody held it against that. */
export const listNationalItems: Handler<Endpoints['listNationalItems']> = async () => {
  const { system, kinds, tables } = nationalItems()
  return {
    system: system.title,
    kinds: (Object.keys(kinds) as SyncKind[]).map((kind) => ({
      kind,
      title: kinds[kind].title,
      items: kinds[kind].items.map((item) => ({ ...item, codes: item.codes ?? null })),
    })),
    tables: Object.entries({ ...codes(), ...tables }).map(([key, table]) => ({ key, ...table })),
  }
}
