import { defineContext } from '#platform/context.ts'
import {
  applyClosing,
  approveClosing,
  checkClosing,
  draftClosing,
  putPart,
  returnClosing,
  waiveCriterion,
  withdrawClosing,
} from './actions/close.ts'
import { askPackage, cancelPackage, downloadPackage } from './actions/package.ts'
import { getClosing, getRectification, listOccasions, listPoints, listRectifications } from './actions/read.ts'
import {
  answerIssue,
  demandRectification,
  extendRectification,
  recheckRectification,
  submitAnswer,
  terminatePoint,
} from './actions/rectify.ts'
import { closingChecks } from './checks.ts'
import { closingContract } from './contract.ts'
import { closingDeadlines } from './deadlines.ts'
import { closingExports } from './exports.ts'
import { buildPackage } from './jobs/build-package.ts'
import { remindRectifications } from './jobs/remind.ts'
import { closingPermissions } from './permissions.ts'
import { closingRecords } from './records.ts'

export const closing = defineContext({
  contract: closingContract,
  handlers: {
    ...{ listRectifications, getRectification, listOccasions, demandRectification },
    ...{ answerIssue, submitAnswer, extendRectification, recheckRectification, terminatePoint },
    ...{ listPoints, draftClosing, getClosing, putPart, applyClosing, withdrawClosing },
    ...{ checkClosing, waiveCriterion, returnClosing, approveClosing },
    ...{ askPackage, cancelPackage, downloadPackage },
  },
  permissions: closingPermissions,
  facts: ['closing.closed', 'closing.package-asked'],
  jobs: [buildPackage, remindRectifications],
  checks: closingChecks,
  exports: closingExports,
  records: closingRecords,
  deadlines: closingDeadlines,
})
