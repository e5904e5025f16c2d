import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { PurchaseWay } from '../vocabulary.ts'

export type ContractFacts = {
  number: string
  purchaser: string
  operatorName: string
  amountFen: number
  way: PurchaseWay
  fromDate: string
  toDate: string
  payments: { dueOn: string; amountFen: number; note: string }[]
}
export type Contract = ContractFacts & {
  id: string
  stationId: string
  townCode: string
  areaPath: string
  stationName: string
  endedOn: string | null
  endedReason: string | null
  version: number
}

const select = (column: 'id' | 'station_id', ids: readonly string[]) => sql<Contract>`
  select c.id, c.station_id, c.town_code, a.path as area_path, s.name as station_name, c.number, c.purchaser, c.operator_name,
    c.amount_fen, c.way, c.from_date, c.to_date, c.payments, c.ended_on, c.ended_reason, c.version
  from workforce.contract c join workforce.station s on s.id = c.station_id join directory.area a on a.code = c.town_code
  where ${sql.ref(`c.${column}`)} = any(${ids}::uuid[]) order by c.from_date desc`

export const contractsOf = async (tx: Tx, stationId: string): Promise<Contract[]> =>
  (await select('station_id', [stationId]).execute(tx)).rows

export const findContracts = async (tx: Tx, ids: readonly string[]): Promise<Contract[]> =>
  (await select('id', ids).execute(tx)).rows

type NewContract = ContractFacts & { stationId: string; townCode: string; recordedBy: string; now: Date }

export async function addContract(tx: Tx, { now, payments, ...contract }: NewContract): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('workforce.contract')
    .values({ id, ...contract, payments: JSON.stringify(payments), createdAt: now })
    .execute()
  return id
}

export async function endContract(
  tx: Tx,
  { id, version, endedOn, endedReason }: { id: string; version: number; endedOn: string; endedReason: string },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('workforce.contract')
      .set({ endedOn, endedReason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}
