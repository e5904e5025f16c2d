import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { WishState } from '../vocabulary.ts'
import { nextNo } from './sql.ts'

export type WishFacts = {
  areaCode: string
  alias: string
  isMinor: boolean
  guardianConsent: string
  item: string
  spec: string
  valueFen: number
}
export type Wish = WishFacts & {
  id: string
  no: string
  areaPath: string
  areaName: string
  state: WishState
  claimer: string | null
  claimerPersonId: string | null
  grantId: string | null
  claimedOn: string | null
  spentFen: number | null
  proof: string
  deliveredOn: string | null
  thanks: string
  reason: string
  recordedBy: string
  recordedName: string
  version: number
}
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Wish>`
  select w.*, a.path as area_path, a.name as area_name from grants.wish w join directory.area a on a.code = w.area_code
  where ${where} order by w.recorded_at desc, w.no desc ${tail}`

export type WishSearch = { codes: string[] | null; state?: WishState | undefined; personId?: string | undefined }
const conditions = ({ codes, state, personId }: WishSearch) =>
  all([
    inCodes(sql`w.area_code`, codes),
    state !== undefined && sql`w.state = ${state}`,
    personId !== undefined && sql`w.claimer_person_id = ${personId}`,
  ])
export const listWishes = async (tx: Tx, { page, pageSize, ...search }: WishSearch & Paging): Promise<Wish[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countWishes = (tx: Tx, search: WishSearch): Promise<number> =>
  countOf(tx, sql`grants.wish w where ${conditions(search)}`)
export const findWishes = async (tx: Tx, ids: readonly string[]): Promise<Wish[]> =>
  (await select(sql`w.id = any(${ids}::uuid[])`).execute(tx)).rows

/** The name is sealed; everybody else reads the alias. */
export async function addWish(tx: Tx, wish: WishFacts & { name: string; townCode: string; year: string }, by: Doer) {
  const id = randomUUID()
  const no = await nextNo(tx, 'XY', wish.townCode, wish.year)
  await sql`insert into grants.wish (id, no, area_code, alias, is_minor, guardian_consent, item, spec, value_fen, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${no}, ${wish.areaCode}, ${wish.alias}, ${wish.isMinor}, ${wish.guardianConsent}, ${wish.item}, ${wish.spec}, ${wish.valueFen},
      'recorded', ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  await sql`insert into grants.wisher (wish_id, area_code, sealed) values (${id}, ${wish.areaCode}, ${privacy().seal(wish.name)})`.execute(
    tx,
  )
  return { wishId: id, no }
}

export type WishChange = Partial<
  Pick<
    Wish,
    | 'state'
    | 'claimer'
    | 'claimerPersonId'
    | 'grantId'
    | 'claimedOn'
    | 'spentFen'
    | 'proof'
    | 'deliveredOn'
    | 'thanks'
    | 'reason'
  >
>
/** Changes a wish as it was seen; of two who claim it at once the second is told. */
export async function changeWish(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: WishChange,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('grants.wish')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

/** What wishes of a grant take of it already: bought ones by what was spent, others by their value. Fen. */
export async function takenByWishes(tx: Tx, grantId: string): Promise<number> {
  const { rows } = await sql<{ fen: number }>`select coalesce(sum(coalesce(spent_fen, value_fen)), 0)::bigint as fen
    from grants.wish where grant_id = ${grantId} and state <> 'cancelled'`.execute(tx)
  return rows[0]?.fen ?? 0
}
