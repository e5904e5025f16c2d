import { defineContext } from '#platform/context.ts'
import { adoptPlaybook, beginAdoption, finishAdoption, listAdoptions, stopAdoption } from './actions/adopt.ts'
import { promoteCase, reviewCase, selectCase, withdrawCase } from './actions/judge.ts'
import {
  downloadCaseFile,
  downloadPromotedFile,
  getCase,
  listCases,
  listPromoted,
  printBooklet,
  readPromoted,
} from './actions/read.ts'
import {
  finishResearch,
  listPublicity,
  listResearch,
  recordPublicity,
  recordResearch,
  voidPublicity,
} from './actions/registers.ts'
import {
  addCaseFile,
  changeCase,
  recordConsent,
  removeCaseFile,
  reviseCase,
  submitCase,
  withdrawConsent,
  writeCase,
} from './actions/write.ts'
import { learningChecks } from './checks.ts'
import { learningContract } from './contract.ts'
import { learningDeadlines } from './deadlines.ts'
import { learningExports } from './exports.ts'
import { learningImports } from './imports/publicity.ts'
import { checkLinksAtNight } from './jobs/check-links.ts'
import { learningPermissions } from './permissions.ts'
import { learningRecords } from './records.ts'

export const learning = defineContext({
  contract: learningContract,
  handlers: {
    ...{ listCases, getCase, downloadCaseFile, writeCase, changeCase, submitCase, reviseCase },
    ...{ addCaseFile, removeCaseFile, recordConsent, withdrawConsent },
    ...{ reviewCase, selectCase, promoteCase, withdrawCase },
    ...{ listPromoted, readPromoted, downloadPromotedFile, printBooklet },
    ...{ listAdoptions, adoptPlaybook, beginAdoption, finishAdoption, stopAdoption },
    ...{ listPublicity, recordPublicity, voidPublicity, listResearch, recordResearch, finishResearch },
  },
  permissions: learningPermissions,
  facts: ['learning.learning-changed'],
  jobs: [checkLinksAtNight],
  checks: learningChecks,
  imports: learningImports,
  exports: learningExports,
  deadlines: learningDeadlines,
  records: learningRecords,
})
