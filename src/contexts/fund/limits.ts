import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Limits of committees and funds on a day: dated parameters of the programme, or the platform's own before one was loaded. */
export type Limits = {
  committeeLeast: number
  termYears: number
  /** Above this amount a payment is major, in fen. */
  majorAboveFen: number
  voteDays: number
  idleWarnMonths: number
  idleEndMonths: number
  fundsPerKeeper: number
}

const DEFAULTS = {
  'fund.committee-least': 5,
  'fund.term-years': 3,
  'fund.major-yuan': 10_000,
  'fund.vote-days': 7,
  'fund.idle-warn-months': 12,
  'fund.idle-end-months': 18,
  'fund.funds-per-keeper': 5,
}

export async function limitsOf(tx: Tx, day: string): Promise<Limits> {
  const programme = await programmeOf(tx)
  const on = (code: keyof typeof DEFAULTS) => (programme ? parameterOn(programme, code, day) : DEFAULTS[code])
  return {
    committeeLeast: on('fund.committee-least'),
    termYears: on('fund.term-years'),
    majorAboveFen: on('fund.major-yuan') * 100,
    voteDays: on('fund.vote-days'),
    idleWarnMonths: on('fund.idle-warn-months'),
    idleEndMonths: on('fund.idle-end-months'),
    fundsPerKeeper: on('fund.funds-per-keeper'),
  }
}
