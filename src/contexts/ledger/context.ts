import { defineContext } from '#platform/context.ts'
import { ledgerChecks } from './checks.ts'
import { ledgerContract } from './contract.ts'
import { ledgerPermissions } from './permissions.ts'

export const ledger = defineContext({
  contract: ledgerContract,
  handlers: {},
  permissions: ledgerPermissions,
  facts: ['ledger.ledger-changed'],
  checks: ledgerChecks,
})
