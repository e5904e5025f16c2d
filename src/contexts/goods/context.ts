import { defineContext } from '#platform/context.ts'
import { goodsContract } from './contract.ts'
import { goodsPermissions } from './permissions.ts'

export const goods = defineContext({
  contract: goodsContract,
  handlers: {},
  permissions: goodsPermissions,
  facts: ['goods.goods-changed'],
})
