import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { SafetyLimits } from './rules/complete.ts'

const OTHERS = 'T99'
const known = async (tx: Tx) => {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  return programme
}

/** From how many people an activity is filed with the town, and from how many the police must permit it. */
export async function safetyOn(tx: Tx, day: string): Promise<SafetyLimits> {
  const programme = await known(tx)
  return {
    filing: parameterOn(programme, 'fieldwork.filing-people', day),
    permit: parameterOn(programme, 'fieldwork.permit-people', day),
  }
}

/** How often somebody of a kind of target is visited, in months; a kind without a line of its own is visited as the others are. */
export async function rhythmOn(tx: Tx, day: string): Promise<(code: string) => number> {
  const programme = await known(tx)
  const codes = new Set(programme.parameters.map(({ code }) => code))
  return (code) => {
    const own = `fieldwork.visit-months.${code}`
    return parameterOn(programme, codes.has(own) ? own : `fieldwork.visit-months.${OTHERS}`, day)
  }
}
