import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { REDEMPTION_STATES, RULE_STATES } from './contract-parts.ts'
import { findAccounts } from './store/accounts.ts'
import { findAdjustments } from './store/adjustments.ts'
import { findItems } from './store/items.ts'
import { findRedemptions } from './store/redemptions.ts'
import { findRules } from './store/rules.ts'

export const pointsRecords: RecordKind[] = [
  {
    kind: 'points.rule',
    title: '积分规则',
    placeOf: async (tx, id) => {
      const [found] = await findRules(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findRules(tx, ids)).map(({ id, areaName, validFrom, pointsPerHour, state }) => ({
        id,
        label: `${areaName}积分规则`,
        detail: `${showDate(validFrom)}起 · 每小时${pointsPerHour}分 · ${RULE_STATES[state]}`,
      })),
    page: () => '/volunteering/points?tab=rules',
  },
  {
    kind: 'points.account',
    title: '积分账户',
    placeOf: async (tx, id, today) => {
      const [found] = await findAccounts(tx, [id], today)
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids, today) =>
      (await findAccounts(tx, ids, today)).map(({ personId, name, areaName, balance }) => ({
        id: personId,
        label: maskName(name),
        detail: `${areaName} · 可用${balance}分`,
      })),
    page: (id) => `/volunteering/points/accounts/${id}`,
  },
  {
    kind: 'points.item',
    title: '兑换物品',
    placeOf: async (tx, id) => {
      const [found] = await findItems(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findItems(tx, ids)).map(({ id, name, areaName, price, stock }) => ({
        id,
        label: name,
        detail: `${areaName} · ${price}分 · 库存${stock}`,
      })),
    page: () => '/volunteering/points?tab=items',
  },
  {
    kind: 'points.redemption',
    title: '兑换单',
    placeOf: async (tx, id) => {
      const [found] = await findRedemptions(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findRedemptions(tx, ids)).map(({ id, name, itemName, quantity, state }) => ({
        id,
        label: maskName(name),
        detail: `${itemName} ×${quantity} · ${REDEMPTION_STATES[state]}`,
      })),
    page: () => '/volunteering/points?tab=redemptions',
  },
  {
    kind: 'points.adjustment',
    title: '积分调整',
    placeOf: async (tx, id) => {
      const [found] = await findAdjustments(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findAdjustments(tx, ids)).map(({ id, name, points, reason, state }) => ({
        id,
        label: maskName(name),
        detail: `${points > 0 ? '+' : ''}${points}分 · ${reason} · ${RULE_STATES[state]}`,
      })),
    page: () => '/volunteering/points?tab=adjustments',
  },
]
