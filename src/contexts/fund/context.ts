import { defineContext } from '#platform/context.ts'
import { editCharity, listCharities, recordCharity } from './actions/charities.ts'
import { addMember, endMember } from './actions/committee.ts'
import { editAgreement, getFund, listFunds, openEarmark, prepareFund } from './actions/funds.ts'
import { addPaper, openPaper } from './actions/papers.ts'
import { approvePlan, makePlan } from './actions/plans.ts'
import { getResolution, listResolutions, openMatter, vetoResolution } from './actions/resolutions.ts'
import { draftAgreement, moveFund } from './actions/steps.ts'
import { disposeSurplus } from './actions/surplus.ts'
import { castVote, declareInterest, delegateVote, giveOpinion, myResolutions } from './actions/votes.ts'
import { fundChecks } from './checks.ts'
import { fundContract } from './contract.ts'
import { fundExports } from './exports.ts'
import { closeVotes } from './jobs/close-votes.ts'
import { watchIdle } from './jobs/watch-idle.ts'
import { fundPermissions } from './permissions.ts'
import { fundRecords } from './records.ts'

export const fund = defineContext({
  contract: fundContract,
  handlers: {
    ...{ listCharities, recordCharity, editCharity },
    ...{ listFunds, getFund, prepareFund, editAgreement, draftAgreement, moveFund, disposeSurplus },
    ...{ addPaper, openPaper, openEarmark },
    ...{ addMember, endMember, makePlan, approvePlan },
    ...{ listResolutions, getResolution, openMatter, vetoResolution },
    ...{ myResolutions, castVote, declareInterest, delegateVote, giveOpinion },
  },
  permissions: fundPermissions,
  facts: ['fund.funds-changed', 'fund.resolution-closed'],
  jobs: [closeVotes, watchIdle],
  checks: fundChecks,
  exports: fundExports,
  records: fundRecords,
})
