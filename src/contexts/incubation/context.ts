import { defineContext } from '#platform/context.ts'
import {
  checkOrganisation,
  editOrganisation,
  nameHead,
  putDocument,
  recordOrganisation,
  submitOrganisation,
  withdrawOrganisation,
} from './actions/filing.ts'
import {
  myOrganisation,
  myOrganisations,
  recordMyService,
  reportMine,
  saveMine,
  uploadPhoto,
  withdrawMine,
} from './actions/mine.ts'
import {
  addSupport,
  admitOrganisation,
  assessOrganisation,
  discoverOrganisation,
  graduateOrganisation,
  leaveIncubation,
  listGrantsToTie,
  trackOrganisation,
} from './actions/nurture.ts'
import { endGrade, rateOrganisation, recordGrade, recordReport } from './actions/opinions.ts'
import { countOrganisations, getOrganisation, listOrganisations } from './actions/read.ts'
import { listServices, listTies, recordService, voidService } from './actions/services.ts'
import {
  deregisterOrganisation,
  fileOrganisation,
  rectifyOrganisation,
  registerOrganisation,
  renewFiling,
  resumeOrganisation,
  returnFiling,
  suspendOrganisation,
} from './actions/standing.ts'
import { incubationChecks } from './checks.ts'
import { incubationContract } from './contract.ts'
import { incubationDeadlines } from './deadlines.ts'
import { incubationExports } from './exports.ts'
import { incubationImports } from './imports/imports.ts'
import { followRoster } from './jobs/keep-roster.ts'
import { incubationPermissions } from './permissions.ts'
import { incubationRecords } from './records.ts'

export const incubation = defineContext({
  contract: incubationContract,
  handlers: {
    ...{ listOrganisations, countOrganisations, getOrganisation },
    ...{ recordOrganisation, editOrganisation, nameHead, putDocument },
    ...{ submitOrganisation, checkOrganisation, withdrawOrganisation },
    ...{ fileOrganisation, returnFiling, renewFiling, registerOrganisation },
    ...{ rectifyOrganisation, suspendOrganisation, resumeOrganisation, deregisterOrganisation },
    ...{ discoverOrganisation, admitOrganisation, addSupport, listGrantsToTie, assessOrganisation },
    ...{ graduateOrganisation, trackOrganisation, leaveIncubation },
    ...{ listServices, listTies, recordService, voidService },
    ...{ rateOrganisation, recordReport, recordGrade, endGrade },
    ...{ myOrganisations, myOrganisation, saveMine, withdrawMine, recordMyService, uploadPhoto, reportMine },
  },
  permissions: incubationPermissions,
  facts: ['incubation.incubation-changed'],
  jobs: [followRoster],
  checks: incubationChecks,
  imports: incubationImports,
  exports: incubationExports,
  records: incubationRecords,
  deadlines: incubationDeadlines,
})
