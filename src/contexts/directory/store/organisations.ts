import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inAreas } from '#platform/db/inside.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type Organisation = {
  id: string
  areaCode: string
  areaName: string
  areaPath: string
  name: string
  kind: 'community_social_org' | 'operator_org' | 'host_charity' | 'volunteer_org' | 'other'
  uscc: string | null
  standing: 'registered' | 'filed' | 'unregistered'
  standingNo: string | null
  standingOn: string | null
  endedOn: string | null
  domain: string
  version: number
}

const selectOrganisations = (tx: Tx) =>
  tx
    .selectFrom('directory.organisation as o')
    .innerJoin('directory.area as area', 'area.code', 'o.areaCode')
    .select([
      'o.id',
      'o.areaCode',
      'area.name as areaName',
      'area.path as areaPath',
      'o.name',
      'o.kind',
      'o.uscc',
      'o.standing',
      'o.standingNo',
      'o.standingOn',
      'o.endedOn',
      'o.domain',
      'o.version',
    ])

export const findOrganisation = (tx: Tx, id: string): Promise<Organisation | undefined> =>
  selectOrganisations(tx).where('o.id', '=', id).$castTo<Organisation>().executeTakeFirst()

export const findOrganisations = (tx: Tx, ids: readonly string[]): Promise<Organisation[]> =>
  selectOrganisations(tx)
    .where('o.id', 'in', [...ids])
    .$castTo<Organisation>()
    .execute()

type Search = {
  reach: readonly string[]
  within?: string | undefined
  kind?: string | undefined
  words?: string | undefined
  after?: string | undefined
  limit: number
}

/** A page of organisations in reach, keyset by id. */
export async function listOrganisations(
  tx: Tx,
  { reach, within, kind, words, after, limit }: Search,
): Promise<Organisation[]> {
  let rows = selectOrganisations(tx).where(inAreas('o.areaCode', reach)).orderBy('o.id').limit(limit)
  if (within) rows = rows.where(sql<boolean>`(area.path = ${within} or starts_with(area.path, ${`${within}.`}))`)
  if (kind) rows = rows.where('o.kind', '=', kind)
  if (words) rows = rows.where('o.name', 'like', `%${words.replace(/[\\%_]/g, '\\$&')}%`)
  if (after) rows = rows.where('o.id', '>', after)
  return rows.$castTo<Organisation>().execute()
}

type NewOrganisation = Pick<
  Organisation,
  'areaCode' | 'name' | 'kind' | 'uscc' | 'standing' | 'standingNo' | 'standingOn' | 'domain'
> & { headName: string; createdAt: Date }

/** Undefined when the area has one of that name, or the credit code is known. */
export async function addOrganisation(tx: Tx, row: NewOrganisation): Promise<string | undefined> {
  const added = await tx
    .insertInto('directory.organisation')
    .values({ id: randomUUID(), ...row })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

export async function endOrganisation(
  tx: Tx,
  { id, version, endedOn }: { id: string; version: number; endedOn: string },
): Promise<void> {
  const result = await tx
    .updateTable('directory.organisation')
    .set({ endedOn, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(result)
}

/** Moves the staged rows of an import into organisations; a name the area has already is left as it is. */
export async function storeStagedOrganisations(
  tx: Tx,
  batchId: string,
  now: Date,
): Promise<{ stored: number; same: number; areaCodes: string[] }> {
  const { rows } = await sql<{ stored: number; same: number; areaCodes: string[] | null }>`
    with staged as (select data from ${stagedRows(batchId)} as staging),
    put as (insert into directory.organisation (id, area_code, name, kind, uscc, standing, standing_no, standing_on, domain, head_name, batch_id, created_at)
      select gen_random_uuid(), data->>'areaCode', data->>'name', data->>'kind', data->>'uscc', data->>'standing', data->>'standingNo',
             (data->>'standingOn')::date, coalesce(data->>'domain', ''), coalesce(data->>'headName', ''), ${batchId}, ${now}
      from staged on conflict do nothing returning area_code)
    select (select count(*)::int from put) as stored, (select count(*)::int from staged) - (select count(*)::int from put) as same,
           (select array_agg(distinct area_code) from put) as "areaCodes"`.execute(tx)
  const { stored = 0, same = 0, areaCodes = [] } = rows[0] ?? {}
  return { stored, same, areaCodes: areaCodes ?? [] }
}
