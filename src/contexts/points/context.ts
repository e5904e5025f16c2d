import { defineContext } from '#platform/context.ts'
import { pointsContract } from './contract.ts'
import { pointsPermissions } from './permissions.ts'

export const points = defineContext({
  contract: pointsContract,
  handlers: {},
  permissions: pointsPermissions,
  facts: ['points.points-changed'],
})
