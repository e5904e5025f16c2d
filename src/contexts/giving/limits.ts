import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** From this amount on a gift of money needs a written agreement, in fen; a dated parameter in yuan. */
export async function agreementFromFen(tx: Tx, day: string): Promise<number> {
  const programme = await programmeOf(tx)
  return programme ? parameterOn(programme, 'giving.agreement-yuan', day) * 100 : DEFAULT_YUAN * 100
}

/** The same before a programme was loaded. */
const DEFAULT_YUAN = 10_000
