import { defineContext } from '#platform/context.ts'
import { listAssessments, recordAssessment } from './actions/assessments.ts'
import { archiveGroup, endGroup, evaluateGroup, reopenGroup, startGroup } from './actions/close.ts'
import { keepVisitPhoto, myVisits, recordVisit } from './actions/field.ts'
import { fieldworkToDo, getGroup, listGroups } from './actions/groups.ts'
import { addMember, leaveMember, recordScores, recruitGroup, screenMember } from './actions/members.ts'
import {
  cancelVisitPlan,
  changeVisitPlan,
  listTargets,
  listVisitors,
  listVisitPlans,
  planVisit,
  planVisits,
} from './actions/plans.ts'
import { approveGroup, cancelGroup, proposeGroup, recordSafety, returnGroup, reviseGroup } from './actions/propose.ts'
import { recordSession, restoreSession, voidSession } from './actions/sessions.ts'
import { getVisit, listVisits, visitPhoto, voidVisit } from './actions/visits.ts'
import { fieldworkChecks } from './checks.ts'
import { fieldworkContract } from './contract.ts'
import { fieldworkDeadlines } from './deadlines.ts'
import { fieldworkExports } from './exports.ts'
import { fieldworkPermissions } from './permissions.ts'
import { fieldworkRecords } from './records.ts'

export const fieldwork = defineContext({
  contract: fieldworkContract,
  handlers: {
    ...{ listVisits, getVisit, visitPhoto, voidVisit },
    ...{ listVisitPlans, listTargets, listVisitors, planVisit, planVisits, changeVisitPlan, cancelVisitPlan },
    ...{ myVisits, keepVisitPhoto, recordVisit },
    ...{ listGroups, getGroup, fieldworkToDo },
    ...{ proposeGroup, reviseGroup, returnGroup, approveGroup, recordSafety, cancelGroup },
    ...{ recruitGroup, addMember, screenMember, leaveMember, recordScores },
    ...{ startGroup, recordSession, voidSession, restoreSession, endGroup, evaluateGroup, reopenGroup, archiveGroup },
    ...{ listAssessments, recordAssessment },
  },
  permissions: fieldworkPermissions,
  facts: ['fieldwork.fieldwork-changed'],
  checks: fieldworkChecks,
  exports: fieldworkExports,
  records: fieldworkRecords,
  deadlines: fieldworkDeadlines,
})
