import { defineContext } from '#platform/context.ts'
import { calendarContract } from './contract.ts'
import { calendarPermissions } from './permissions.ts'

export const calendar = defineContext({
  contract: calendarContract,
  handlers: {},
  permissions: calendarPermissions,
  facts: ['calendar.plan-changed'],
})
