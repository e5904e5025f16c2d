import { defineContext } from '#platform/context.ts'
import { teamsContract } from './contract.ts'
import { teamsPermissions } from './permissions.ts'

export const teams = defineContext({
  contract: teamsContract,
  handlers: {},
  permissions: teamsPermissions,
  facts: ['teams.teams-changed'],
})
