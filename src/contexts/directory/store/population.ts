import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inAreas } from '#platform/db/inside.ts'
import { stagedRows } from '#platform/exchange/staging.ts'

export type SourceKind = 'police' | 'statistics' | 'town_sealed' | 'community_register'
export type PopulationReturn = {
  id: string
  areaCode: string
  areaName: string
  townName: string
  areaPath: string
  asOf: string
  residents: number
  sourceKind: SourceKind
  note: string
  fileId: string | null
  recordedAt: Date
  isBase: boolean
  /** Whether it is the base of its community now, rather than one that another replaced. */
  baseStands: boolean
  baseFrom: string | null
  /** Residents of the base that stands for its community, whichever return that is. */
  standingBase: number | null
}

const selectReturns = (tx: Tx) =>
  tx
    .selectFrom('directory.populationReturn as r')
    .innerJoin('directory.area as area', 'area.code', 'r.areaCode')
    .innerJoin('directory.area as town', 'town.code', 'area.parentCode')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('directory.populationBase as b')
          .innerJoin('directory.populationReturn as stood', 'stood.id', 'b.returnId')
          .distinctOn('b.areaCode')
          .select(['b.areaCode', 'b.returnId', 'stood.residents'])
          .orderBy('b.areaCode')
          .orderBy('b.validFrom', 'desc')
          .orderBy('b.frozenAt', 'desc')
          .as('standing'),
      (join) => join.onRef('standing.areaCode', '=', 'r.areaCode'),
    )
    .select([
      'r.id',
      'r.areaCode',
      'area.name as areaName',
      'town.name as townName',
      'area.path as areaPath',
      'r.asOf',
      'r.residents',
      'r.sourceKind',
      'r.note',
      'r.fileId',
      'r.recordedAt',
      sql<boolean>`exists (select from directory.population_base b where b.return_id = r.id)`.as('isBase'),
      sql<boolean>`coalesce(standing.return_id = r.id, false)`.as('baseStands'),
      sql<string | null>`(select max(b.valid_from) from directory.population_base b where b.return_id = r.id)`.as(
        'baseFrom',
      ),
      'standing.residents as standingBase',
    ])

export const findReturn = (tx: Tx, id: string): Promise<PopulationReturn | undefined> =>
  selectReturns(tx).where('r.id', '=', id).$castTo<PopulationReturn>().executeTakeFirst()

export type PopulationSearch = {
  reach: readonly string[]
  within?: string | undefined
  sourceKind?: SourceKind | undefined
  baseOnly?: boolean | undefined
}

function conditionsOf({ reach, within, sourceKind, baseOnly }: PopulationSearch): RawBuilder<boolean>[] {
  return [
    inAreas('r.areaCode', reach),
    ...(within ? [inAreas('r.areaCode', [within])] : []),
    ...(sourceKind ? [sql<boolean>`r.source_kind = ${sourceKind}`] : []),
    ...(baseOnly ? [sql<boolean>`exists (select from directory.population_base b where b.return_id = r.id)`] : []),
  ]
}

/** Newest first; keyset by recorded time and id: `after` is the id of the last one seen. */
export async function listReturns(
  tx: Tx,
  { after, limit, ...search }: PopulationSearch & { after?: string | undefined; limit: number },
): Promise<PopulationReturn[]> {
  const onward = sql<boolean>`(r.recorded_at, r.id) < (select last.recorded_at, last.id from directory.population_return last where last.id = ${after ?? null})`
  return selectReturns(tx)
    .where((eb) => eb.and([...conditionsOf(search), ...(after ? [onward] : [])]))
    .orderBy('r.recordedAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .$castTo<PopulationReturn>()
    .execute()
}

export async function countReturns(tx: Tx, search: PopulationSearch): Promise<number> {
  const { count } = await tx
    .selectFrom('directory.populationReturn as r')
    .select(sql<number>`count(*)::int`.as('count'))
    .where((eb) => eb.and(conditionsOf(search)))
    .executeTakeFirstOrThrow()
  return count
}

export async function recordReturn(
  tx: Tx,
  row: {
    areaCode: string
    asOf: string
    residents: number
    sourceKind: SourceKind
    note: string
    fileId: string | null
    recordedBy: string
    recordedAt: Date
  },
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('directory.populationReturn')
    .values({ id, ...row })
    .execute()
  return id
}

export async function freezeBase(
  tx: Tx,
  row: { areaCode: string; returnId: string; validFrom: string; reason: string; frozenBy: string; frozenAt: Date },
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('directory.populationBase')
    .values({ id, ...row })
    .execute()
  return id
}

/** Moves the staged rows of an import into returns. The same value for the same day and source is there already. */
export async function storeStagedReturns(
  tx: Tx,
  batchId: string,
  by: string,
  now: Date,
): Promise<{ stored: number; same: number; areaCodes: string[] }> {
  const { rows } = await sql<{ stored: number; same: number; areaCodes: string[] | null }>`
    with staged as (
      select data->>'areaCode' as area_code, (data->>'asOf')::date as as_of, (data->>'residents')::int as residents,
             data->>'sourceKind' as source_kind, coalesce(data->>'note', '') as note
      from ${stagedRows(batchId)} as staging),
    fresh as (select * from staged s where not exists (
      select from directory.population_return r where (r.area_code, r.as_of, r.residents, r.source_kind) = (s.area_code, s.as_of, s.residents, s.source_kind))),
    put as (insert into directory.population_return (id, area_code, as_of, residents, source_kind, note, batch_id, recorded_by, recorded_at)
      select gen_random_uuid(), area_code, as_of, residents, source_kind, note, ${batchId}, ${by}, ${now} from fresh returning area_code)
    select (select count(*)::int from put) as stored, (select count(*)::int from staged) - (select count(*)::int from put) as same,
           (select array_agg(distinct area_code) from put) as "areaCodes"`.execute(tx)
  const { stored = 0, same = 0, areaCodes = [] } = rows[0] ?? {}
  return { stored, same, areaCodes: areaCodes ?? [] }
}
