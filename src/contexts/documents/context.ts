import { defineContext } from '#platform/context.ts'
import {
  numberDocument,
  recallDocument,
  returnDraft,
  returnReviewed,
  reviewDocument,
  signDocument,
} from './actions/decide.ts'
import { changeDraft, draftDocument } from './actions/draft.ts'
import { archiveDocument, issueDocument, publishDocument, sealDocument, supersedeDocument } from './actions/issue.ts'
import { downloadDocx, downloadPdf, getDocument, listDocuments, openScan } from './actions/read.ts'
import { documentsChecks } from './checks.ts'
import { documentsContract } from './contract.ts'
import { documentsExports } from './exports.ts'
import { documentsPermissions } from './permissions.ts'
import { documentsRecords } from './records.ts'

export const documents = defineContext({
  contract: documentsContract,
  handlers: {
    ...{ listDocuments, getDocument, downloadPdf, downloadDocx, openScan, draftDocument, changeDraft },
    ...{ reviewDocument, returnDraft, returnReviewed, signDocument, numberDocument },
    ...{ sealDocument, issueDocument, publishDocument, archiveDocument, recallDocument, supersedeDocument },
  },
  permissions: documentsPermissions,
  facts: ['documents.issued'],
  checks: documentsChecks,
  exports: documentsExports,
  records: documentsRecords,
})
