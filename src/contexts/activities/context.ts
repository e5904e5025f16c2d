import { defineContext } from '#platform/context.ts'
import { activitiesContract } from './contract.ts'
import { activitiesPermissions } from './permissions.ts'

export const activities = defineContext({
  contract: activitiesContract,
  handlers: {} as never,
  permissions: activitiesPermissions,
  facts: ['activities.activities-changed'],
})
