import { defineContext } from '#platform/context.ts'
import { downloadFile, uploadFile } from './actions/files.ts'
import { cancelImport, confirmImport, getImport, listImportProblems, listImports } from './actions/handle-import.ts'
import { listImportKinds } from './actions/list-import-kinds.ts'
import { me } from './actions/me.ts'
import * as account from './actions/my-account.ts'
import { cancelExport, downloadExport, getExport, listExports, startExport } from './actions/my-exports.ts'
import { listMessages, readMessages } from './actions/my-messages.ts'
import { downloadImportProblems, downloadTemplate } from './actions/spreadsheets.ts'
import { startImport } from './actions/start-import.ts'
import { officeContract } from './contract.ts'
import { checkImport, storeImport } from './jobs/run-import.ts'
import { forgetOldKeys } from './jobs/tidy.ts'
import { writeExport } from './jobs/write-export.ts'
import { officePermissions } from './permissions.ts'
import { officeRecords } from './records.ts'
import { welcomeOf } from './welcome.ts'

export const office = defineContext({
  contract: officeContract,
  handlers: {
    welcome: async (_, { tx }) => {
      const { programmeTitle, demoAccounts } = await welcomeOf(tx)
      return { programmeTitle, demoAccounts: [...demoAccounts] }
    },
    me,
    changePassword: account.changePassword,
    listSessions: account.listSessions,
    endSession: account.endSession,
    endOtherSessions: account.endOtherSessions,
    secondFactor: account.secondFactor,
    startSecondFactor: account.startSecondFactor,
    proveSecondFactor: account.proveSecondFactor,
    dropSecondFactor: account.dropSecondFactor,
    listMessages,
    readMessages,
    uploadFile,
    downloadFile,
    listImportKinds,
    downloadTemplate,
    startImport,
    listImports,
    getImport,
    listImportProblems,
    downloadImportProblems,
    confirmImport,
    cancelImport,
    startExport,
    listExports,
    getExport,
    cancelExport,
    downloadExport,
  },
  permissions: officePermissions,
  facts: ['office.import-received', 'office.import-confirmed', 'office.export-asked'],
  jobs: [checkImport, storeImport, writeExport, forgetOldKeys],
  records: officeRecords,
})
