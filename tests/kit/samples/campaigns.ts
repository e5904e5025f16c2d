import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { MakeSample } from './samples.ts'

/** They sit where they were asked for; a real one would sit at the town of its fund. */
export const campaignsSamples: Record<string, MakeSample> = {
  'campaigns.campaign': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into campaigns.campaign (id, fund_id, area_code, title, purpose, starts_on, ends_on, is_emergency, place, leader_name, leader_title,
        office_address, ways, account_name, account_bank, account_no, expected_fen, beneficiary_range, beneficiary_number, beneficiary_method, uses,
        use_text, cost_fen, cost_text, surplus, state, planned_by, planned_name, planned_at)
      values (${id}, ${randomUUID()}, ${areaCode}, '样例募捐', '样例目的', '2024-05-01', '2024-08-31', false, '样例', '样例', '样例', '样例', '{bank}',
        '样例', '样例', '0000 0000', 100, '样例', 2, '样例', '{U1}', '样例', 0, '样例', '样例', 'planned', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
}
