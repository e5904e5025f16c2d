import { defineContext } from '#platform/context.ts'
import { answerObjection, publiciseGrant, recordObjection, signAgreement } from './actions/agree.ts'
import { checkApplication, recordApplication, reviseApplication } from './actions/apply.ts'
import { listCalls, openCalls, openListVote, publishCall } from './actions/calls.ts'
import * as follow from './actions/follow.ts'
import { myDraft, saveDraft, submitDraft, withdrawGrant } from './actions/mine.ts'
import * as pay from './actions/pay.ts'
import { getGrant, listGrants, myGrants } from './actions/read.ts'
import * as review from './actions/review.ts'
import * as wishes from './actions/wishes.ts'
import { grantsChecks } from './checks.ts'
import { grantsContract } from './contract.ts'
import { grantsExports } from './exports.ts'
import { followVotes } from './jobs/follow-votes.ts'
import { grantsPermissions } from './permissions.ts'
import { grantsRecords } from './records.ts'

export const grants = defineContext({
  contract: grantsContract,
  handlers: {
    ...{ listCalls, publishCall, openListVote, openCalls },
    ...{ listGrants, getGrant, myGrants },
    ...{ recordApplication, checkApplication, reviseApplication },
    ...{ myDraft, saveDraft, submitDraft, withdrawGrant },
    ...{ publiciseGrant, recordObjection, answerObjection, signAgreement },
    ...review,
    ...pay,
    ...follow,
    ...wishes,
  },
  permissions: grantsPermissions,
  facts: ['grants.grants-changed'],
  jobs: [followVotes],
  checks: grantsChecks,
  exports: grantsExports,
  records: grantsRecords,
})
