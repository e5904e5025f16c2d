import { defineContext } from '#platform/context.ts'
import * as batches from './actions/batches.ts'
import { getStatement, listDifferences, listStatements } from './actions/statements.ts'
import { countSync, listNationalItems, listSync } from './actions/sync.ts'
import { interchangeChecks } from './checks.ts'
import { interchangeContract } from './contract.ts'
import { interchangeExports } from './exports.ts'
import { teamsImport, volunteersImport } from './imports/numbers.ts'
import { receiptsImport } from './imports/receipts.ts'
import { statementImport } from './imports/statement.ts'
import { writeBatch } from './jobs/write-batch.ts'
import { interchangePermissions } from './permissions.ts'
import { interchangeRecords } from './records.ts'

export const interchange = defineContext({
  contract: interchangeContract,
  handlers: {
    countSync,
    listSync,
    makeBatch: batches.makeBatch,
    listBatches: batches.listBatches,
    getBatch: batches.getBatch,
    listBatchLines: batches.listBatchLines,
    listBatchGaps: batches.listBatchGaps,
    cancelBatch: batches.cancelBatch,
    withdrawBatch: batches.withdrawBatch,
    downloadBatch: batches.downloadBatch,
    listStatements,
    getStatement,
    listDifferences,
    listNationalItems,
  },
  permissions: interchangePermissions,
  facts: ['interchange.batch-asked'],
  jobs: [writeBatch],
  checks: interchangeChecks,
  imports: [receiptsImport, volunteersImport, teamsImport, statementImport],
  exports: interchangeExports,
  records: interchangeRecords,
})
