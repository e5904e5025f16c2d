import type { Tx } from '#platform/db/database.ts'

/** What the book asks the fund for: the agreed management fee in basis points. */
export const managementFeeOf = async (_tx: Tx, _fundId: string): Promise<number> => 0
