import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { SEATS, STANDS_FOR } from './contract-parts.ts'
import { inOffice } from './store/committee.ts'

/** A seat as everybody may read it: the office, whom it stands for, the name masked; never a number, an address or an employer. */
export type PublicSeat = { office: string; standsFor: string; name: string; fromDate: string; toDate: string }

/**
 * Those in office on a day. The law asks who decides and who watches (慈善法 77, 令81); most seats are held by residents and givers
 * who agreed to sit, not to be found, so names are masked as everywhere outside the desk.
 */
export const publicCommittee = async (tx: Tx, fundId: string, day: string): Promise<PublicSeat[]> =>
  (await inOffice(tx, fundId, day)).map(({ seat, standsFor, name, fromDate, toDate }) => ({
    ...{ office: SEATS[seat], standsFor: STANDS_FOR[standsFor], name: maskName(name), fromDate, toDate },
  }))
