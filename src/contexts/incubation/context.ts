import { defineContext } from '#platform/context.ts'
import { incubationChecks } from './checks.ts'
import { incubationContract } from './contract.ts'
import { followRoster } from './jobs/keep-roster.ts'
import { incubationPermissions } from './permissions.ts'
import { incubationRecords } from './records.ts'

export const incubation = defineContext({
  contract: incubationContract,
  handlers: {},
  permissions: incubationPermissions,
  facts: ['incubation.incubation-changed'],
  jobs: [followRoster],
  checks: incubationChecks,
  records: incubationRecords,
})
