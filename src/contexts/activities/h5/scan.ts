import type { z } from 'zod'
import { drafted } from '#ui/storage.ts'
import type { activitiesContract } from '../contract.ts'

/** What a scanned code gave: the activity, and a pass for one check-in or -out. */
export type Scan = z.output<typeof activitiesContract.endpoints.openTicket.output>

const keyOf = (code: string): string => `scan.${code}`

/** Keeps it until the tab closes; `undefined` forgets it, once it is used up. */
export function keepScan(code: string, scan: Scan | undefined): void {
  if (scan)
    drafted.write(
      keyOf(code),
      JSON.stringify({ ...scan, leftMs: Date.parse(scan.passUntil) - Date.parse(scan.now), keptAt: Date.now() }),
    )
  else drafted.forget(keyOf(code))
}

/** What was kept, as long as its pass holds. Counted by what the server gave it, whatever the phone's clock says. */
export function scanKept(code: string): Scan | undefined {
  const text = drafted.read(keyOf(code))
  if (!text) return undefined
  const kept = JSON.parse(text) as Scan & { leftMs: number; keptAt: number }
  return Date.now() - kept.keptAt < kept.leftMs ? kept : undefined
}
