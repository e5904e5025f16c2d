import { defineContext } from '#platform/context.ts'
import { needsContract } from './contract.ts'
import { needsPermissions } from './permissions.ts'

export const needs = defineContext({
  contract: needsContract,
  handlers: {},
  permissions: needsPermissions,
  facts: ['needs.needs-changed', 'needs.confirmed'],
})
