import { defineContext } from '#platform/context.ts'
import { getBook, listBooks, listDraws, listLots } from './actions/books.ts'
import { getEntry, listEntries } from './actions/entries.ts'
import { explain, listAccounts } from './actions/explain.ts'
import { decideClose, listMonths, proposeClose } from './actions/months.ts'
import { explainDifference, getReconciliation, recordStatement } from './actions/reconcile.ts'
import { decideRequest, listRequests, proposeReversal, proposeTransfer } from './actions/requests.ts'
import { postSurplus } from './actions/surplus.ts'
import { postVoucher } from './actions/vouchers.ts'
import { ledgerChecks } from './checks.ts'
import { ledgerContract } from './contract.ts'
import { ledgerExports } from './exports.ts'
import { ledgerImports } from './imports/statements.ts'
import { ledgerPermissions } from './permissions.ts'
import { ledgerRecords } from './records.ts'

export const ledger = defineContext({
  contract: ledgerContract,
  handlers: {
    listBooks,
    getBook,
    listEntries,
    getEntry,
    listLots,
    listDraws,
    explain,
    listAccounts,
    postVoucher,
    postSurplus,
    proposeReversal,
    proposeTransfer,
    listRequests,
    decideRequest,
    listMonths,
    getReconciliation,
    recordStatement,
    explainDifference,
    proposeClose,
    decideClose,
  },
  permissions: ledgerPermissions,
  facts: ['ledger.ledger-changed'],
  checks: ledgerChecks,
  exports: ledgerExports,
  imports: ledgerImports,
  records: ledgerRecords,
})
