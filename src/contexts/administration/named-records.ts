import type { Tx } from '#platform/db/database.ts'
import { findRecordKind } from '#platform/records.ts'

type About = { recordKind: string | null; recordId: string | null }
type Called = { recordTitle: string | null; recordLabel: string | null }

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/**
 * How the records that entries are about are called, as their own contexts call them (masked). One question for each
 * kind. A record that is gone, or of a kind no longer declared, has no label.
 */
export async function named(tx: Tx, entries: readonly About[], today: string): Promise<(entry: About) => Called> {
  const idsOf = Map.groupBy(
    entries.filter(({ recordId }) => UUID.test(recordId ?? '')),
    ({ recordKind }) => recordKind ?? '',
  )
  const labels = new Map<string, string>()
  for (const [kind, about] of idsOf) {
    const ids = [...new Set(about.map(({ recordId }) => recordId ?? ''))]
    for (const { id, label, detail } of (await findRecordKind(kind)?.labelsOf(tx, ids, today)) ?? [])
      labels.set(`${kind} ${id}`, detail ? `${label}（${detail}）` : label)
  }
  return ({ recordKind, recordId }) => ({
    recordTitle: (recordKind && findRecordKind(recordKind)?.title) || null,
    recordLabel: labels.get(`${recordKind} ${recordId}`) ?? null,
  })
}
