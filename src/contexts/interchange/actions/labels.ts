import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { systemCode } from '../items.ts'
import type { SyncKind } from '../rules/fields.ts'
import { type Details, detailsOf } from '../store/sources.ts'

export type Shown = { label: string; detail: string; externalNumber: string | null }
const GONE: Shown = { label: '—', detail: '记录已不在名册中', externalNumber: null }

/** How records are called on the desk, people masked; only the file of a batch holds whole names. */
export async function labelsOf(tx: Tx, kind: SyncKind, ids: readonly string[]): Promise<(id: string) => Shown> {
  const found = await detailsOf(tx, kind, ids, systemCode())
  return (id) => {
    const one = found.get(id)
    return one ? shownOf(kind, one) : GONE
  }
}

function shownOf(kind: SyncKind, one: Details): Shown {
  const externalNumber = typeof one.externalNumber === 'string' ? one.externalNumber : null
  const isPerson = kind === 'volunteers' || kind === 'hours'
  const day = [one.servedOn, one.registeredOn, one.foundedOn, one.fromDate].find((value) => typeof value === 'string')
  const parts = [
    one.areaName,
    day && showDate(String(day)),
    one.activity,
    one.minutes && `${one.minutes}分钟`,
    isPerson && one.idNumber,
  ]
  return { label: isPerson ? maskName(one.name) : one.name, detail: parts.filter(Boolean).join(' · '), externalNumber }
}
