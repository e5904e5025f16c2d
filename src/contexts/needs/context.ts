import { defineContext } from '#platform/context.ts'
import { assignNeed, recordAnswer, recordReceipt, referNeed } from './actions/assign.ts'
import { addToMine, confirmMine, myNeed, myNeeds, reopenMine, withdrawMine } from './actions/mine.ts'
import { countNeedsByState as countNeeds, getNeed, listNeeds, revealContact } from './actions/read.ts'
import { recordNeed, savePhoto, tellNeed } from './actions/tell.ts'
import { classifyNeed, findLikely, mergeNeed, rejectNeed, verifyNeed } from './actions/verify.ts'
import { archiveNeed, confirmOnPaper, noteNeed, reopenNeed, resolveNeed, startNeed } from './actions/work.ts'
import { needsChecks } from './checks.ts'
import { needsContract } from './contract.ts'
import { needsExports } from './exports.ts'
import { hotlineImport } from './imports/hotline.ts'
import { dailyNeeds } from './jobs/daily.ts'
import { needsPermissions } from './permissions.ts'
import { needsRecords } from './records.ts'

export const needs = defineContext({
  contract: needsContract,
  handlers: {
    ...{ listNeeds, countNeeds, getNeed, findLikely, revealContact },
    ...{ recordNeed, verifyNeed, rejectNeed, classifyNeed, mergeNeed },
    ...{ assignNeed, referNeed, recordReceipt, recordAnswer },
    ...{ startNeed, noteNeed, resolveNeed, confirmOnPaper, reopenNeed, archiveNeed },
    ...{ savePhoto, tellNeed, myNeeds, myNeed, addToMine, confirmMine, reopenMine, withdrawMine },
  },
  permissions: needsPermissions,
  facts: ['needs.needs-changed', 'needs.confirmed'],
  jobs: [dailyNeeds],
  checks: needsChecks,
  exports: needsExports,
  imports: [hotlineImport],
  records: needsRecords,
})
