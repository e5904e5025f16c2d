import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import type { SettlementGround } from '../vocabulary.ts'

/** What is proposed for a part of the remainder. Fen. */
export type Proposal = { ground: SettlementGround; fen: number; reason: string; fileId: string | null }
export type Settlement = Proposal & {
  id: string
  proposedBy: string
  proposedName: string
  proposedAt: Date
  outcome: 'approved' | 'refused' | null
  note: string
  decidedName: string | null
}

export async function addSettlement(tx: Tx, grantId: string, { ground, fen, reason, fileId }: Proposal, by: Doer) {
  await sql`insert into grants.settlement (id, grant_id, ground, fen, reason, file_id, proposed_by, proposed_name, proposed_at)
    values (${randomUUID()}, ${grantId}, ${ground}, ${fen}, ${reason}, ${fileId}, ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
}

export const settlementsOf = async (tx: Tx, grantId: string): Promise<Settlement[]> =>
  (
    await sql<Settlement>`select s.id, s.ground, s.fen, s.reason, s.file_id, s.proposed_by, s.proposed_name, s.proposed_at,
        d.outcome, coalesce(d.note, '') as note, d.decided_name
      from grants.settlement s left join grants.settlement_decision d on d.settlement_id = s.id
      where s.grant_id = ${grantId} order by d.outcome is null, s.proposed_at, s.id`.execute(tx)
  ).rows

type Decision = { settlementId: string; outcome: 'approved' | 'refused'; note: string }
/** The grant of the settlement is held by the caller: it is decided once. */
export async function addSettlementDecision(
  tx: Tx,
  { settlementId, outcome, note }: Decision,
  by: Doer,
): Promise<void> {
  await sql`insert into grants.settlement_decision (settlement_id, outcome, note, decided_by, decided_name, decided_at)
    values (${settlementId}, ${outcome}, ${note}, ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
}
