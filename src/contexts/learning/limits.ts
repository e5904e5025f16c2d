import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Whether links are opened at night, and after how many days again; off where no programme is loaded. */
export async function linkCheckOn(tx: Tx, day: string): Promise<{ isOn: boolean; everyDays: number }> {
  const programme = await programmeOf(tx)
  if (!programme) return { isOn: false, everyDays: 0 }
  return {
    isOn: parameterOn(programme, 'learning.link-check', day) === 1,
    everyDays: parameterOn(programme, 'learning.link-recheck-days', day),
  }
}
