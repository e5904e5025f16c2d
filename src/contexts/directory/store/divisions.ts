import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inside } from '#platform/db/inside.ts'
import type { AREA_KINDS } from '../forms.ts'
import type { AreaLevel } from './areas.ts'

export type Division = {
  code: string
  level: AreaLevel
  name: string
  kind: keyof typeof AREA_KINDS
  parentName: string | null
  districtName: string | null
  isVirtual: boolean
  /** Names in force beside the official one, and where each comes from. */
  aliases: { name: string; source: string }[]
  /** Units below: towns of a city or district, communities of all three. */
  towns: number
  communities: number
  source: string
  validFrom: string
  validTo: string | null
}

/** `deep`: everything below `under` rather than what is right below; without `under` the whole list. */
export type DivisionSearch = {
  under?: { code: string; path: string } | undefined
  deep: boolean
  words?: string | undefined
  level?: AreaLevel | undefined
  kind?: keyof typeof AREA_KINDS | undefined
  virtual?: 'only' | 'none' | undefined
}

function placeOf({ under, deep }: DivisionSearch): RawBuilder<boolean>[] {
  if (!under) return []
  if (!deep) return [sql<boolean>`area.parent_code = ${under.code}`]
  return [inside('area.path', [under.path]), sql<boolean>`area.code <> ${under.code}`]
}

function conditionsOf(search: DivisionSearch): RawBuilder<boolean>[] {
  const { words, level, kind, virtual } = search
  const text = words?.replace(/[\\%_]/g, '\\$&')
  return [
    ...placeOf(search),
    ...(level ? [sql<boolean>`area.level = ${level}`] : []),
    ...(kind ? [sql<boolean>`area.kind = ${kind}`] : []),
    ...(virtual ? [sql<boolean>`area.is_virtual = ${virtual === 'only'}`] : []),
    ...(text
      ? [
          sql<boolean>`(area.name like ${`%${text}%`} or area.code like ${`${text}%`} or exists (
            select from directory.area_alias a where a.area_code = area.code and a.valid_to is null and a.alias like ${`%${text}%`}))`,
        ]
      : []),
  ]
}

const aliases = sql<Division['aliases']>`(
  select coalesce(jsonb_agg(jsonb_build_object('name', a.alias, 'source', a.source) order by a.alias), '[]')
  from directory.area_alias a where a.area_code = area.code and a.valid_to is null)`
const towns = sql<number>`(case area.level
  when 'city' then (select count(*) from directory.area t where t.level = 'town')
  when 'district' then (select count(*) from directory.area t where t.parent_code = area.code)
  else 0 end)::int`
const communities = sql<number>`(case area.level
  when 'city' then (select count(*) from directory.area c where c.level = 'community')
  when 'district' then (select count(*) from directory.area t join directory.area c on c.parent_code = t.code where t.parent_code = area.code)
  when 'town' then (select count(*) from directory.area c where c.parent_code = area.code)
  else 0 end)::int`

/** A page of the official list by code: `after` is the last code seen. */
export async function listDivisions(
  tx: Tx,
  { after, limit, ...search }: DivisionSearch & { after?: string | undefined; limit: number },
): Promise<Division[]> {
  const onward = after ? [sql<boolean>`area.code > ${after}`] : []
  return tx
    .selectFrom('directory.area as area')
    .leftJoin('directory.area as parent', 'parent.code', 'area.parentCode')
    .leftJoin('directory.area as district', (join) =>
      join
        .on('district.code', '=', sql<string>`split_part(area.path, '.', 2)`)
        .on(sql<boolean>`area.level in ('town', 'community')`),
    )
    .select([
      'area.code',
      'area.level',
      'area.name',
      'area.kind',
      'parent.name as parentName',
      'district.name as districtName',
      'area.isVirtual',
      aliases.as('aliases'),
      towns.as('towns'),
      communities.as('communities'),
      'area.source',
      'area.validFrom',
      'area.validTo',
    ])
    .where((eb) => eb.and([...conditionsOf(search), ...onward]))
    .orderBy('area.code')
    .limit(limit)
    .$castTo<Division>()
    .execute()
}

export async function countDivisions(tx: Tx, search: DivisionSearch): Promise<number> {
  const { count } = await tx
    .selectFrom('directory.area as area')
    .select(sql<number>`count(*)::int`.as('count'))
    .where((eb) => eb.and(conditionsOf(search)))
    .executeTakeFirstOrThrow()
  return count
}

/** The areas a path leads through, top first. */
export const trailOf = (tx: Tx, path: string): Promise<{ code: string; name: string }[]> =>
  tx
    .selectFrom('directory.area')
    .select(['code', 'name'])
    .where('code', 'in', path.split('.'))
    .orderBy('path')
    .execute()
