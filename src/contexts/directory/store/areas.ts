import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { communityKindOf, isVirtual, type Named, shortNameOf, townKindOf } from '../rules/name.ts'

export type AreaLevel = 'city' | 'district' | 'town' | 'community'
export type Area = {
  code: string
  level: AreaLevel
  name: string
  kind: string
  parentCode: string | null
  path: string
  isVirtual: boolean
}
export type Division = { code: string; level: AreaLevel; name: string; parentCode: string | null }

const columns = ['code', 'level', 'name', 'kind', 'parentCode', 'path', 'isVirtual'] as const

/** Adds the units of a division list (top first) that are not there yet. Returns how many were new. */
export async function addDivisions(
  tx: Tx,
  divisions: readonly Division[],
  from: { source: string; validFrom: string },
) {
  const paths = new Map<string, string>()
  const rows = divisions.map(({ code, level, name, parentCode }) => {
    const path = parentCode ? `${paths.get(parentCode) ?? parentCode}.${code}` : code
    paths.set(code, path)
    return {
      code,
      level,
      name,
      shortName: level === 'community' ? shortNameOf(name) : name,
      kind: kindOf(level, name),
      parentCode,
      path,
      isVirtual: level === 'community' && isVirtual(name),
      ...from,
    }
  })
  const { numInsertedOrUpdatedRows } = await sql`
    insert into directory.area (code, level, name, short_name, kind, parent_code, path, is_virtual, source, valid_from)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("code" text, "level" text, "name" text,
      "shortName" text, "kind" text, "parentCode" text, "path" text, "isVirtual" boolean, "source" text, "validFrom" date)
    on conflict (code) do nothing`
    .execute(tx)
    .then(({ numAffectedRows }) => ({ numInsertedOrUpdatedRows: numAffectedRows ?? 0n }))
  return Number(numInsertedOrUpdatedRows)
}

const kindOf = (level: AreaLevel, name: string): string =>
  level === 'community' ? communityKindOf(name) : level === 'town' ? townKindOf(name) : level

export async function addAlias(tx: Tx, alias: { areaCode: string; alias: string; source: string; validFrom: string }) {
  await tx
    .insertInto('directory.areaAlias')
    .values({ id: randomUUID(), ...alias, shortName: shortNameOf(alias.alias) })
    .onConflict((same) => same.columns(['areaCode', 'alias']).doNothing())
    .execute()
}

const DECIDED = '名称确认'

/** A written name that a person said means this place: from now on every roster may use it. */
export async function confirmAlias(
  tx: Tx,
  { areaCode, alias, today }: { areaCode: string; alias: string; today: string },
) {
  await tx
    .insertInto('directory.areaAlias')
    .values({ id: randomUUID(), areaCode, alias, source: DECIDED, validFrom: today, shortName: shortNameOf(alias) })
    .onConflict((same) => same.columns(['areaCode', 'alias']).doUpdateSet({ validTo: null }))
    .execute()
}

/** The decision was put right: the name no longer stands for that place. Names from other sources stay. */
export async function withdrawAlias(
  tx: Tx,
  { areaCode, alias, today }: { areaCode: string; alias: string; today: string },
) {
  await tx
    .updateTable('directory.areaAlias')
    .set({ validTo: today })
    .where('areaCode', '=', areaCode)
    .where('alias', '=', alias)
    .where('source', '=', DECIDED)
    .execute()
}

export const findArea = (tx: Tx, code: string): Promise<Area | undefined> =>
  tx.selectFrom('directory.area').select(columns).where('code', '=', code).$castTo<Area>().executeTakeFirst()

export const findRoot = (tx: Tx): Promise<Area | undefined> =>
  tx.selectFrom('directory.area').select(columns).where('parentCode', 'is', null).$castTo<Area>().executeTakeFirst()

/** The units under one, by code; those of the whole subtree when `deep`. */
export async function listAreas(tx: Tx, parentCode: string, { deep = false } = {}): Promise<Area[]> {
  const parent = await findArea(tx, parentCode)
  if (!parent) return []
  return tx
    .selectFrom('directory.area')
    .select(columns)
    .where((eb) => (deep ? sql<boolean>`starts_with(path, ${`${parent.path}.`})` : eb('parentCode', '=', parentCode)))
    .orderBy('code')
    .$castTo<Area>()
    .execute()
}

/**
 * What a name under one parent may be matched against: the official names and every alias in force. `undecided` leaves
 * out what people decided one by one, for the question of such a name keeps its own answer.
 */
export async function listNames(tx: Tx, parentCode: string, { undecided = false } = {}): Promise<Named[]> {
  return (await namesUnder(tx, [parentCode], { undecided })).get(parentCode) ?? []
}

/** The same for many parents at once, by the parent's code. */
export async function namesUnder(
  tx: Tx,
  parentCodes: readonly string[],
  { undecided = false } = {},
): Promise<Map<string, Named[]>> {
  if (parentCodes.length === 0) return new Map()
  const official = await tx
    .selectFrom('directory.area')
    .select(['code', 'name', 'shortName', 'parentCode'])
    .where('parentCode', 'in', parentCodes)
    .where('isVirtual', '=', false)
    .where('validTo', 'is', null)
    .execute()
  const aliases = await tx
    .selectFrom('directory.areaAlias as alias')
    .innerJoin('directory.area as area', 'area.code', 'alias.areaCode')
    .select(['area.code', 'alias.alias as name', 'alias.shortName', 'area.parentCode'])
    .where('area.parentCode', 'in', parentCodes)
    .where('alias.validTo', 'is', null)
    .where((eb) => (undecided ? eb('alias.source', '<>', DECIDED) : eb.val(true)))
    .execute()
  const under = new Map<string, Named[]>(parentCodes.map((code) => [code, []]))
  for (const { parentCode, ...named } of [...official, ...aliases]) under.get(parentCode ?? '')?.push(named)
  return under
}

export type FoundArea = Area & { parentName: string | null; districtName: string | null; aliases: string[] }

/** A page of areas by words (names, aliases, the start of a code), level and parent, confined to subtrees. */
export async function searchAreas(
  tx: Tx,
  {
    words,
    level,
    within,
    limit,
    after,
  }: { words?: string; level?: AreaLevel; within?: string; limit: number; after?: string },
): Promise<FoundArea[]> {
  let rows = tx
    .selectFrom('directory.area as area')
    .leftJoin('directory.area as parent', 'parent.code', 'area.parentCode')
    .leftJoin('directory.area as district', (join) =>
      join.on(
        sql<boolean>`district.level = 'district' and starts_with(area.path, district.path || '.') and area.level <> 'district' and district.code = split_part(area.path, '.', 2)`,
      ),
    )
    .select([
      'area.code',
      'area.level',
      'area.name',
      'area.kind',
      'area.parentCode',
      'area.path',
      'area.isVirtual',
      'parent.name as parentName',
      'district.name as districtName',
      sql<
        string[]
      >`array(select alias from directory.area_alias a where a.area_code = area.code and a.valid_to is null)`.as(
        'aliases',
      ),
    ])
    .orderBy('area.code')
    .limit(limit)
  if (level) rows = rows.where('area.level', '=', level)
  if (after) rows = rows.where('area.code', '>', after)
  if (within) rows = rows.where(sql<boolean>`(area.path = ${within} or starts_with(area.path, ${`${within}.`}))`)
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where((eb) =>
      eb.or([
        eb('area.name', 'like', like),
        eb('area.code', 'like', `${words.replace(/[\\%_]/g, '')}%`),
        sql<boolean>`exists (select from directory.area_alias a where a.area_code = area.code and a.alias like ${like})`,
      ]),
    )
  }
  return rows.$castTo<FoundArea>().execute()
}

export async function countAreas(tx: Tx): Promise<{ level: AreaLevel; count: number; virtual: number }[]> {
  return tx
    .selectFrom('directory.area')
    .select([
      'level',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(*) filter (where is_virtual)::int`.as('virtual'),
    ])
    .groupBy('level')
    .$castTo<{ level: AreaLevel; count: number; virtual: number }>()
    .execute()
}
