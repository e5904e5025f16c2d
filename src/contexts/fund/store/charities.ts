import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Doer } from './sql.ts'

export type CharityKind = 'foundation' | 'association' | 'service'
export type Charity = {
  id: string
  organisationId: string
  name: string
  uscc: string | null
  areaCode: string
  areaPath: string
  kind: CharityKind
  certificateNo: string
  certificateFrom: string
  certificateTo: string | null
  isAbnormal: boolean
  managementCapBp: number
  /** Funds that are not settled. */
  funds: number
  version: number
}

const select = (where: RawBuilder<unknown>) => sql<Charity>`
  select c.id, c.organisation_id, o.name, o.uscc, c.area_code, a.path as area_path, c.kind, c.certificate_no, c.certificate_from, c.certificate_to,
    c.is_abnormal, c.management_cap_bp, c.version,
    (select count(*)::int from fund.fund f where f.charity_id = c.id and f.state <> 'settled') as funds
  from fund.charity c join directory.organisation o on o.id = c.organisation_id join directory.area a on a.code = c.area_code
  where ${where} order by o.name, c.id`

export const listCharities = async (tx: Tx): Promise<Charity[]> => (await select(sql`true`).execute(tx)).rows
export const findCharities = async (tx: Tx, ids: readonly string[]): Promise<Charity[]> =>
  (await select(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows
export const findCharity = async (tx: Tx, id: string): Promise<Charity | undefined> =>
  (await findCharities(tx, [id]))[0]

export type CharityFields = Pick<
  Charity,
  'kind' | 'certificateNo' | 'certificateFrom' | 'certificateTo' | 'isAbnormal' | 'managementCapBp'
>

/** Undefined when the organisation is a host charity already. */
export async function insertCharity(
  tx: Tx,
  charity: CharityFields & { organisationId: string; areaCode: string },
  { accountId, now }: Doer,
): Promise<string | undefined> {
  const id = randomUUID()
  const added = await tx
    .insertInto('fund.charity')
    .values({ id, ...charity, recordedBy: accountId, recordedAt: now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 0n ? undefined : id
}

/** Errors: access.stale. */
export async function changeCharity(tx: Tx, id: string, version: number, fields: CharityFields): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('fund.charity')
      .set({ ...fields, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}
