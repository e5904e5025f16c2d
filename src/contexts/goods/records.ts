import type { RecordKind } from '#platform/context.ts'
import { findAllocations, findHandouts } from './store/handing.ts'
import { findCounts, findDisposals } from './store/keeping.ts'
import { findLots } from './store/lots.ts'
import { findTakeBacks } from './store/taking-back.ts'
import { DISPOSALS, LOT_STATES, USES } from './vocabulary.ts'

export const goodsRecords: RecordKind[] = [
  {
    kind: 'goods.lot',
    title: '捐赠物资',
    placeOf: async (tx, id) => {
      const [found] = await findLots(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findLots(tx, ids)).map(({ id, no, title, quantity, unit, state }) => ({
        id,
        label: `${title}${quantity}${unit}`,
        detail: `${no} · ${LOT_STATES[state]}`,
      })),
    page: (id) => `/fund/goods/${id}`,
  },
  {
    kind: 'goods.allocation',
    title: '物资分配',
    placeOf: async (tx, id) => {
      const [found] = await findAllocations(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findAllocations(tx, ids)).map(({ id, title, quantity, unit, areaName, use }) => ({
        id,
        label: `${title}${quantity}${unit}`,
        detail: `${areaName} · ${USES[use]}`,
      })),
    page: () => '/fund/goods/handing',
  },
  {
    kind: 'goods.handout',
    title: '物资发放',
    placeOf: async (tx, id) => {
      const [found] = await findHandouts(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findHandouts(tx, ids)).map(({ id, receiver, title, quantity, unit, areaName }) => ({
        id,
        label: receiver,
        detail: `${areaName} · ${title}${quantity}${unit}`,
      })),
    page: () => '/fund/goods/handing?tab=list',
  },
  {
    kind: 'goods.take-back',
    title: '物资发放红字冲回',
    placeOf: async (tx, id) => {
      const [found] = await findTakeBacks(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findTakeBacks(tx, ids)).map(({ id, title, quantity, unit, reason }) => ({
        id,
        label: `冲回${title}${quantity}${unit}`,
        detail: reason,
      })),
    page: () => '/fund/goods/handing?tab=list',
  },
  {
    kind: 'goods.stocktake',
    title: '物资盘点',
    placeOf: async (tx, id) => {
      const [found] = await findCounts(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCounts(tx, ids)).map(({ id, countedOn, book, counted }) => ({
        id,
        label: `${countedOn}盘点`,
        detail: `账上${book}，清点${counted}`,
      })),
    page: () => '/fund/goods/stock',
  },
  {
    kind: 'goods.disposal',
    title: '物资处置',
    placeOf: async (tx, id) => {
      const [found] = await findDisposals(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findDisposals(tx, ids)).map(({ id, kind, title, quantity, unit, reason }) => ({
        id,
        label: `${DISPOSALS[kind]}${title}${quantity}${unit}`,
        detail: reason,
      })),
    page: (id) => `/fund/goods/disposals/${id}`,
  },
]
