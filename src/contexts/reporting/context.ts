import { defineContext } from '#platform/context.ts'
import {
  chooseDistricts,
  decideCommendation,
  getCommendation,
  listCommendations,
  prepareCommendation,
  proposeCommendation,
} from './actions/commend.ts'
import { draftCommendation } from './actions/draft-commendation.ts'
import { draftReportDocument, printReport } from './actions/papers.ts'
import { getReport, listDuties } from './actions/read.ts'
import { acceptReport, returnReport, sendBackReport, signReport } from './actions/sign.ts'
import { changeFigure, countAgain, handReport, restoreFigure, startReport, writeParts } from './actions/write.ts'
import { reportingChecks } from './checks.ts'
import { reportingContract } from './contract.ts'
import { reportingDeadlines } from './deadlines.ts'
import { reportingExports } from './exports.ts'
import { remindReports } from './jobs/remind-reports.ts'
import { verifySeals } from './jobs/verify-seals.ts'
import { reportingPermissions } from './permissions.ts'
import { reportingRecords } from './records.ts'

export const reporting = defineContext({
  contract: reportingContract,
  handlers: {
    ...{ listDuties, getReport, startReport, countAgain, changeFigure, restoreFigure, writeParts, handReport },
    ...{ sendBackReport, signReport, returnReport, acceptReport, printReport, draftReportDocument },
    ...{ listCommendations, getCommendation, prepareCommendation, chooseDistricts, proposeCommendation },
    ...{ decideCommendation, draftCommendation },
  },
  permissions: reportingPermissions,
  facts: ['reporting.report-accepted'],
  jobs: [remindReports, verifySeals],
  checks: reportingChecks,
  exports: reportingExports,
  records: reportingRecords,
  deadlines: reportingDeadlines,
})
