import { defineContext } from '#platform/context.ts'
import { decideCase, openCase, openConsent, recordConsent } from './actions/intake.ts'
import {
  adviseCase,
  archiveCase,
  assignSupervisor,
  decidePlan,
  handOver,
  listHands,
  listReadings,
  signClosure,
  superviseClosure,
} from './actions/lead.ts'
import {
  countCases,
  countMine,
  getCase,
  myCases,
  stationCases,
  superviseCase,
  supervisedCases,
} from './actions/read.ts'
import { getReport, listReports, makeReport, myReports, recordTold } from './actions/reports.ts'
import {
  askClosure,
  assessCase,
  calmCrisis,
  changeRisk,
  evaluateCase,
  recordContact,
  recordFollowUp,
  recordReceipt,
  referCase,
  resumeCase,
  reviewCase,
  startCrisis,
  submitPlan,
  suspendCase,
} from './actions/work.ts'
import { caseworkChecks } from './checks.ts'
import { caseworkContract } from './contract.ts'
import { caseworkDeadlines } from './deadlines.ts'
import { morningRound, overdueReports } from './jobs/rounds.ts'
import { caseworkPermissions } from './permissions.ts'
import { caseworkRecords } from './records.ts'

export const casework = defineContext({
  contract: caseworkContract,
  handlers: {
    ...{ openCase, recordConsent, openConsent, decideCase },
    ...{ myCases, stationCases, supervisedCases, getCase, superviseCase, countCases, countMine },
    ...{ assessCase, submitPlan, recordContact, changeRisk, startCrisis, calmCrisis, reviewCase },
    ...{ suspendCase, resumeCase, referCase, recordReceipt, evaluateCase, askClosure, recordFollowUp },
    ...{ decidePlan, listHands, listReadings, handOver, assignSupervisor, signClosure, archiveCase },
    ...{ adviseCase, superviseClosure },
    ...{ makeReport, recordTold, myReports, listReports, getReport },
  },
  permissions: caseworkPermissions,
  facts: ['casework.casework-changed'],
  jobs: [morningRound, overdueReports],
  checks: caseworkChecks,
  records: caseworkRecords,
  deadlines: caseworkDeadlines,
})
