import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { pointsContract } from '../contract.ts'
import { pointsErrors } from '../errors.ts'
import { handOf } from '../redeem.ts'
import {
  addItem,
  changeItem,
  findItems,
  holdItem,
  listItems as list,
  listMovements as listMoved,
  move,
} from '../store/items.ts'

type Endpoints = typeof pointsContract.endpoints

export const listItems: Handler<Endpoints['listItems']> = async ({ areaCode, ...filter }, { tx, reach, may }) => {
  const { rows, total } = await list(tx, { ...filter, codes: await codesWithin(tx, reach(), areaCode) })
  return {
    rows: rows.map(({ areaPath, ...item }) => ({ ...item, mayKeep: may('points.stock.keep', { areaPath }) })),
    total,
  }
}

export const recordItem: Handler<Endpoints['recordItem']> = async ({ stock, ...facts }, call) => {
  const { tx, now, allow, about } = call
  const area = await findArea(tx, facts.areaCode)
  if (!area) throw pointsErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'town' && area.level !== 'community') throw pointsErrors.itemOfTownOrCommunity()
  const itemId = await addItem(tx, facts, now)
  about('points.item', itemId)
  if (stock > 0)
    await move(tx, { id: itemId, stock: 0 }, { kind: 'in', quantity: stock, reason: '登记时入库', ...handOf(call) })
  return { itemId }
}

export const editItem: Handler<Endpoints['editItem']> = async ({ itemId, version, ...facts }, { tx, allow, about }) => {
  const [item] = await findItems(tx, [itemId])
  if (!item) throw pointsErrors.noItem()
  allow({ areaPath: item.areaPath })
  about('points.item', itemId)
  await changeItem(tx, { id: itemId, version, ...facts })
  return { version: version + 1 }
}

export const moveStock: Handler<Endpoints['moveStock']> = async ({ itemId, version, kind, quantity, reason }, call) => {
  const { tx, allow, about } = call
  const item = await holdItem(tx, itemId)
  if (!item) throw pointsErrors.noItem()
  allow({ areaPath: item.areaPath })
  about('points.item', itemId)
  if (item.version !== version) throw accessErrors.stale()
  if (kind === 'in' && quantity < 0) throw pointsErrors.inIsMore()
  if (item.stock + quantity < 0) throw pointsErrors.stockTooLow(item.stock)
  const stock = await move(tx, item, { kind, quantity, reason, ...handOf(call) }, true)
  return { stock, version: version + 1 }
}

export const listMovements: Handler<Endpoints['listMovements']> = async (
  { itemId, ...paging },
  { tx, allow, about },
) => {
  const [item] = await findItems(tx, [itemId])
  if (!item) throw pointsErrors.noItem()
  allow({ areaPath: item.areaPath })
  about('points.item', itemId)
  return await listMoved(tx, { itemId, ...paging })
}
