import { defineContext } from '#platform/context.ts'
import { listSheets, printSealedSheet, printSheet, readSealedSheet, readSheet } from './actions/sheets.ts'
import { changeTable, draftTable, dropTable, fixTable, listTables, readTable } from './actions/tables.ts'
import { scoringChecks } from './checks.ts'
import { scoringContract } from './contract.ts'
import { scoringPermissions } from './permissions.ts'
import { scoringRecords } from './records.ts'

export const scoring = defineContext({
  contract: scoringContract,
  handlers: {
    listTables,
    readTable,
    draftTable,
    changeTable,
    dropTable,
    fixTable,
    listSheets,
    readSheet,
    readSealedSheet,
    printSheet,
    printSealedSheet,
  },
  permissions: scoringPermissions,
  facts: ['scoring.table-fixed'],
  checks: scoringChecks,
  records: scoringRecords,
})
