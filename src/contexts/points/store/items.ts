import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type ItemFacts = {
  name: string
  kind: 'goods' | 'service'
  price: number
  source: 'merchant' | 'fund' | 'other'
  sourceNote: string
  description: string
}
export type Item = ItemFacts & {
  id: string
  areaCode: string
  areaPath: string
  areaName: string
  isOffered: boolean
  stock: number
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Item>`
  select i.id, i.area_code, a.path as area_path, a.name as area_name, i.name, i.kind, i.price, i.source, i.source_note, i.description, i.is_offered, i.stock,
         i.version
  from points.item i join directory.area a on a.code = i.area_code
  where ${where} order by i.is_offered desc, i.area_code, i.price, i.name, i.id ${tail}`

type ItemSearch = { codes: string[] | null; offered: 'all' | 'yes' | 'no' }

/** Items of these areas and of those above them: a community's volunteers are served by their town too. */
const conditions = ({ codes, offered }: ItemSearch) =>
  all([
    codes !== null &&
      sql`i.area_code in (select unnest(string_to_array(path, '.')) from directory.area where code = any(${codes}::text[]))`,
    offered !== 'all' && sql`i.is_offered = ${offered === 'yes'}`,
  ])

export async function listItems(tx: Tx, { page, pageSize, ...search }: ItemSearch & Paging) {
  const where = conditions(search)
  const { rows } = await select(where, limitOf({ page, pageSize })).execute(tx)
  return { rows, total: await countOf(tx, sql`points.item i where ${where}`) }
}

/** What somebody registered at a place can have: offered there or above, the cheapest first. */
export const listOffered = async (tx: Tx, areaPath: string): Promise<Item[]> =>
  (await select(sql`i.is_offered and i.area_code = any(string_to_array(${areaPath}, '.'))`, sql`limit 200`).execute(tx))
    .rows

export const findItems = async (tx: Tx, ids: readonly string[]): Promise<Item[]> =>
  (await select(sql`i.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Holds one item until the transaction ends, so that its last piece goes to one person. */
export async function holdItem(tx: Tx, id: string): Promise<Item | undefined> {
  await sql`select 1 from points.item where id = ${id} for update`.execute(tx)
  return (await findItems(tx, [id]))[0]
}

export async function addItem(tx: Tx, facts: ItemFacts & { areaCode: string }, now: Date): Promise<string> {
  const id = randomUUID()
  const { areaCode, name, kind, price, source, sourceNote, description } = facts
  await sql`insert into points.item (id, area_code, name, kind, price, source, source_note, description, created_at)
    values (${id}, ${areaCode}, ${name}, ${kind}, ${price}, ${source}, ${sourceNote}, ${description}, ${now})`.execute(
    tx,
  )
  return id
}

export async function changeItem(
  tx: Tx,
  {
    id,
    version,
    name,
    kind,
    price,
    source,
    sourceNote,
    description,
    isOffered,
  }: ItemFacts & Pick<Item, 'id' | 'version' | 'isOffered'>,
): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update points.item set name = ${name}, kind = ${kind}, price = ${price}, source = ${source}, source_note = ${sourceNote},
      description = ${description}, is_offered = ${isOffered}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
}

export type Movement = {
  kind: 'in' | 'out' | 'back' | 'correction'
  /** Signed: out is negative. */
  quantity: number
  redemptionId?: string
  reason: string
  by: string
  byName: string
  now: Date
}

/** Moves the stock of a held item and notes why. `countsAsChange`: a person corrected it, so the version moves on. */
export async function move(
  tx: Tx,
  item: Pick<Item, 'id' | 'stock'>,
  movement: Movement,
  countsAsChange = false,
): Promise<number> {
  const { kind, quantity, redemptionId = null, reason, by, byName, now } = movement
  const stock = item.stock + quantity
  await sql`update points.item set stock = ${stock}, version = version + ${countsAsChange ? 1 : 0} where id = ${item.id}`.execute(
    tx,
  )
  await sql`insert into points.stock_movement (id, item_id, kind, quantity, stock_after, redemption_id, reason, moved_by, moved_name, moved_at)
    values (${randomUUID()}, ${item.id}, ${kind}, ${quantity}, ${stock}, ${redemptionId}, ${reason}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
  return stock
}

type MovementRow = Pick<Movement, 'kind' | 'quantity' | 'reason'> & {
  id: string
  stockAfter: number
  movedName: string
  movedAt: Date
}

export async function listMovements(tx: Tx, { itemId, ...paging }: Paging & { itemId: string }) {
  const { rows } = await sql<MovementRow>`
    select id, kind, quantity, stock_after, reason, moved_name, moved_at from points.stock_movement where item_id = ${itemId}
    order by moved_at desc, id ${limitOf(paging)}`.execute(tx)
  return { rows, total: await countOf(tx, sql`points.stock_movement where item_id = ${itemId}`) }
}
