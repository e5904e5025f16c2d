import { defineContext } from '#platform/context.ts'
import { mySeats, mySheet } from './actions/mine.ts'
import { cancelOccasion, listPoints, openOccasion } from './actions/open.ts'
import {
  answerChallenge,
  beginScoring,
  callReview,
  challengeMember,
  extendScoring,
  findCandidates,
  formPanel,
} from './actions/panel.ts'
import { getOccasion, listOccasions } from './actions/read.ts'
import { approveResult, draftNotice, noteVeto, objectToResult, publishResult, tellResult } from './actions/result.ts'
import { declare, endDiscussion, saveMark, stepBack, submitScores } from './actions/score.ts'
import { evaluationChecks } from './checks.ts'
import { evaluationContract } from './contract.ts'
import { evaluationDeadlines } from './deadlines.ts'
import { evaluationExports } from './exports.ts'
import { evaluationPermissions } from './permissions.ts'
import { evaluationRecords } from './records.ts'

export const evaluation = defineContext({
  contract: evaluationContract,
  handlers: {
    ...{ listOccasions, getOccasion, listPoints, openOccasion, cancelOccasion },
    ...{ findCandidates, formPanel, beginScoring, extendScoring, challengeMember, answerChallenge, callReview },
    ...{ noteVeto, tellResult, objectToResult, approveResult, publishResult, draftNotice },
    ...{ mySeats, mySheet, declare, stepBack, saveMark, submitScores, endDiscussion },
  },
  permissions: evaluationPermissions,
  facts: ['evaluation.result-final'],
  checks: evaluationChecks,
  deadlines: evaluationDeadlines,
  exports: evaluationExports,
  records: evaluationRecords,
})
