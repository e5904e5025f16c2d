import { defineContext } from '#platform/context.ts'
import { answerObjection, publiciseGrant, recordObjection, signAgreement } from './actions/agree.ts'
import { checkApplication, recordApplication, reviseApplication, withdrawApplication } from './actions/apply.ts'
import { listCalls, openCalls, openListVote, publishCall } from './actions/calls.ts'
import { acceptGrant, checkMidway, closeGrant, reportGrant, reportMine, terminateGrant } from './actions/follow.ts'
import { myDraft, saveDraft, submitDraft, withdrawGrant } from './actions/mine.ts'
import { approvePayment, checkPayment, listPayments, payPayment, preparePayment } from './actions/pay.ts'
import { getGrant, listGrants, myGrants } from './actions/read.ts'
import { decideSettlement, proposeSettlement, recordReturn } from './actions/recover.ts'
import {
  approveGrant,
  countersignGrant,
  openVote,
  returnApproval,
  returnCountersign,
  vetoGrant,
} from './actions/review.ts'
import { listToScore, scoreGrant } from './actions/score.ts'
import {
  buyWish,
  cancelWish,
  claimAtDesk,
  claimByFund,
  claimWish,
  confirmWish,
  deliverWish,
  listWishes,
  openWishes,
  recordWish,
  releaseWish,
  verifyWish,
} from './actions/wishes.ts'
import { grantsChecks } from './checks.ts'
import { grantsContract } from './contract.ts'
import { grantsDeadlines } from './deadlines.ts'
import { grantsExports } from './exports.ts'
import { followVotes } from './jobs/follow-votes.ts'
import { grantsPermissions } from './permissions.ts'
import { grantsRecords } from './records.ts'

export const grants = defineContext({
  contract: grantsContract,
  handlers: {
    ...{ listCalls, publishCall, openListVote, openCalls },
    ...{ listGrants, getGrant, myGrants },
    ...{ recordApplication, checkApplication, reviseApplication, withdrawApplication },
    ...{ myDraft, saveDraft, submitDraft, withdrawGrant },
    ...{ publiciseGrant, recordObjection, answerObjection, signAgreement },
    ...{
      listToScore,
      scoreGrant,
      openVote,
      approveGrant,
      countersignGrant,
      returnApproval,
      returnCountersign,
      vetoGrant,
    },
    ...{ listPayments, preparePayment, checkPayment, approvePayment, payPayment },
    ...{ checkMidway, reportGrant, reportMine, acceptGrant, closeGrant, terminateGrant },
    ...{ recordReturn, proposeSettlement, decideSettlement },
    ...{
      listWishes,
      recordWish,
      verifyWish,
      claimAtDesk,
      claimByFund,
      releaseWish,
      buyWish,
      deliverWish,
      confirmWish,
      cancelWish,
      openWishes,
      claimWish,
    },
  },
  permissions: grantsPermissions,
  facts: ['grants.grants-changed'],
  jobs: [followVotes],
  checks: grantsChecks,
  exports: grantsExports,
  records: grantsRecords,
  deadlines: grantsDeadlines,
})
