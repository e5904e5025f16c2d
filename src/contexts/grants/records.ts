import { type Fen, showYuan } from '#kernel/money.ts'
import type { RecordKind } from '#platform/context.ts'
import { findCalls } from './store/calls.ts'
import { findGrants } from './store/grants.ts'
import { findPayments } from './store/payments.ts'
import { findWishes } from './store/wishes.ts'
import { GRANT_STATES, PAYMENT_STATES, WISH_STATES } from './vocabulary.ts'

export const grantsRecords: RecordKind[] = [
  {
    kind: 'grants.call',
    title: '资助征集',
    placeOf: async (tx, id) => {
      const [found] = await findCalls(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCalls(tx, ids)).map(({ id, title, areaName }) => ({ id, label: title, detail: areaName })),
    page: () => '/fund/grants',
  },
  {
    kind: 'grants.grant',
    title: '资助',
    placeOf: async (tx, id) => {
      const [found] = await findGrants(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findGrants(tx, ids)).map(({ id, no, title, state }) => ({
        id,
        label: title,
        detail: `${no} · ${GRANT_STATES[state]}`,
      })),
    page: (id) => `/fund/grants/${id}`,
  },
  {
    kind: 'grants.payment',
    title: '资助付款',
    placeOf: async (tx, id) => {
      const [found] = await findPayments(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findPayments(tx, ids)).map(({ id, grantTitle, position, fen, state }) => ({
        id,
        label: `${grantTitle}第${position}期`,
        detail: `${showYuan(fen as Fen)}元 · ${PAYMENT_STATES[state]}`,
      })),
    page: () => '/fund/grants?tab=payments',
  },
  {
    kind: 'grants.wish',
    title: '微心愿',
    placeOf: async (tx, id) => {
      const [found] = await findWishes(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findWishes(tx, ids)).map(({ id, alias, item, state }) => ({
        id,
        label: `${alias}：${item}`,
        detail: WISH_STATES[state],
      })),
    page: () => '/fund/wishes',
  },
]
