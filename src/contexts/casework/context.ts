import { defineContext } from '#platform/context.ts'
import { decideCase, openCase, openConsent, recordConsent } from './actions/intake.ts'
import * as lead from './actions/lead.ts'
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
import * as work from './actions/work.ts'
import { caseworkChecks } from './checks.ts'
import { caseworkContract } from './contract.ts'
import { morningRound, overdueReports } from './jobs/rounds.ts'
import { caseworkPermissions } from './permissions.ts'
import { caseworkRecords } from './records.ts'

const { missingIn: _, ...leading } = lead

export const casework = defineContext({
  contract: caseworkContract,
  handlers: {
    ...{ openCase, recordConsent, openConsent, decideCase },
    ...{ myCases, stationCases, supervisedCases, getCase, superviseCase, countCases, countMine },
    ...work,
    ...leading,
    ...{ makeReport, recordTold, myReports, listReports, getReport },
  },
  permissions: caseworkPermissions,
  facts: ['casework.casework-changed'],
  jobs: [morningRound, overdueReports],
  checks: caseworkChecks,
  records: caseworkRecords,
})
