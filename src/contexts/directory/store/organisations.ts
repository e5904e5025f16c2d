import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inAreas } from '#platform/db/inside.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type Organisation = {
  id: string
  areaCode: string
  areaName: string
  townName: string | null
  areaPath: string
  name: string
  kind: 'community_social_org' | 'operator_org' | 'host_charity' | 'volunteer_org' | 'other'
  uscc: string | null
  standing: 'registered' | 'filed' | 'unregistered'
  standingNo: string | null
  standingOn: string | null
  endedOn: string | null
  domain: string
  headName: string
  version: number
}

const selectOrganisations = (tx: Tx) =>
  tx
    .selectFrom('directory.organisation as o')
    .innerJoin('directory.area as area', 'area.code', 'o.areaCode')
    .leftJoin('directory.area as town', (join) =>
      join.onRef('town.code', '=', 'area.parentCode').on('town.level', '=', 'town'),
    )
    .select([
      'o.id',
      'o.areaCode',
      'area.name as areaName',
      'town.name as townName',
      'area.path as areaPath',
      'o.name',
      'o.kind',
      'o.uscc',
      'o.standing',
      'o.standingNo',
      'o.standingOn',
      'o.endedOn',
      'o.domain',
      'o.headName',
      'o.version',
    ])

export const findOrganisation = (tx: Tx, id: string): Promise<Organisation | undefined> =>
  selectOrganisations(tx).where('o.id', '=', id).$castTo<Organisation>().executeTakeFirst()

export const findOrganisations = (tx: Tx, ids: readonly string[]): Promise<Organisation[]> =>
  selectOrganisations(tx)
    .where('o.id', 'in', [...ids])
    .$castTo<Organisation>()
    .execute()

export type OrganisationSearch = {
  reach: readonly string[]
  within?: string | undefined
  kind?: Organisation['kind'] | undefined
  standing?: Organisation['standing'] | undefined
  state?: 'active' | 'ended' | undefined
  words?: string | undefined
}

function conditionsOf({ reach, within, kind, standing, state, words }: OrganisationSearch): RawBuilder<boolean>[] {
  const like = words && `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return [
    inAreas('o.areaCode', reach),
    ...(within ? [inAreas('o.areaCode', [within])] : []),
    ...(kind ? [sql<boolean>`o.kind = ${kind}`] : []),
    ...(standing ? [sql<boolean>`o.standing = ${standing}`] : []),
    ...(state ? [sql<boolean>`(o.ended_on is not null) = ${state === 'ended'}`] : []),
    ...(like ? [sql<boolean>`(o.name like ${like} or o.uscc like ${like} or o.domain like ${like})`] : []),
  ]
}

/** A page of organisations in reach, place by place; keyset by place, name and id: `after` is the id of the last one seen. */
export async function listOrganisations(
  tx: Tx,
  { after, limit, ...search }: OrganisationSearch & { after?: string | undefined; limit: number },
): Promise<Organisation[]> {
  const onward = sql<boolean>`(o.area_code, o.name, o.id) > (select last.area_code, last.name, last.id from directory.organisation last where last.id = ${after ?? null})`
  return selectOrganisations(tx)
    .where((eb) => eb.and([...conditionsOf(search), ...(after ? [onward] : [])]))
    .orderBy('o.areaCode')
    .orderBy('o.name')
    .orderBy('o.id')
    .limit(limit)
    .$castTo<Organisation>()
    .execute()
}

export async function countOrganisations(tx: Tx, search: OrganisationSearch): Promise<number> {
  const { count } = await tx
    .selectFrom('directory.organisation as o')
    .select(sql<number>`count(*)::int`.as('count'))
    .where((eb) => eb.and(conditionsOf(search)))
    .executeTakeFirstOrThrow()
  return count
}

type NewOrganisation = Pick<
  Organisation,
  'areaCode' | 'name' | 'kind' | 'uscc' | 'standing' | 'standingNo' | 'standingOn' | 'domain'
> & { headName: string; createdAt: Date }

/** Undefined when the area has one of that name, or the credit code is known; those that ended do not stand in the way. */
export async function addOrganisation(tx: Tx, row: NewOrganisation): Promise<string | undefined> {
  const added = await tx
    .insertInto('directory.organisation')
    .values({ id: randomUUID(), ...row })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

type Standing = Pick<Organisation, 'standing' | 'standingNo' | 'standingOn'> & { uscc?: string | null }

/** What a filing or registration elsewhere on the platform says of an organisation that exists; false when another has that credit code. */
export async function refreshStanding(tx: Tx, id: string, { uscc, ...standing }: Standing): Promise<boolean> {
  if (uscc) {
    const other = await tx
      .selectFrom('directory.organisation')
      .select('id')
      .where('uscc', '=', uscc)
      .where('endedOn', 'is', null)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (other) return false
  }
  await tx
    .updateTable('directory.organisation')
    .set((eb) => ({ ...standing, ...(uscc && { uscc }), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return true
}

/** The existing organisation of that name in an area. */
export async function organisationNamed(tx: Tx, areaCode: string, name: string): Promise<Organisation | undefined> {
  return selectOrganisations(tx)
    .where('o.areaCode', '=', areaCode)
    .where('o.name', '=', name)
    .where('o.endedOn', 'is', null)
    .$castTo<Organisation>()
    .executeTakeFirst()
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

/**
 * Moves the staged rows of an import into organisations. A name the area has already is left as it is, also one that
 * ended: an old roster sent again must not bring it back; that takes a person (`addOrganisation`).
 */
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
      from staged where not exists (select from directory.organisation o where o.area_code = data->>'areaCode' and o.name = data->>'name')
      on conflict do nothing returning area_code)
    select (select count(*)::int from put) as stored, (select count(*)::int from staged) - (select count(*)::int from put) as same,
           (select array_agg(distinct area_code) from put) as "areaCodes"`.execute(tx)
  const { stored = 0, same = 0, areaCodes = [] } = rows[0] ?? {}
  return { stored, same, areaCodes: areaCodes ?? [] }
}
