import { defineContext } from '#platform/context.ts'
import { decideQuotaConflict, takeBackQuotaDecision } from './actions/decide-quota.ts'
import { replacePoint, stopPoint } from './actions/end-point.ts'
import { activateNomination, fileNomination, publishNomination, rejectNomination } from './actions/file-nomination.ts'
import { listCodes } from './actions/list-codes.ts'
import {
  checkNomination,
  draftNomination,
  editNomination,
  submitNomination,
  withdrawNomination,
} from './actions/nominate.ts'
import { quotasBoard } from './actions/quotas-board.ts'
import { getPoint, listPoints, townsToNominate } from './actions/read-points.ts'
import { approveNomination, returnNomination, reviewNomination } from './actions/review-nomination.ts'
import { addSubTask, changeTask, checkTask, listTasks } from './actions/tasks.ts'
import { programmeChecks } from './checks.ts'
import { programmeContract } from './contract.ts'
import { programmeDeadlines } from './deadlines.ts'
import { annexOneExport, annexTwoExport } from './exports.ts'
import { nominationImport } from './imports/nominations.ts'
import { followName } from './jobs/name-decided.ts'
import { programmePermissions } from './permissions.ts'
import { minCommunitiesOn, programmeOf } from './programme.ts'
import { programmeRecords } from './records.ts'

export const programme = defineContext({
  contract: programmeContract,
  handlers: {
    listCodes,
    getProgramme: async (_, { tx, today }) => {
      const loaded = await programmeOf(tx)
      if (!loaded) return null
      return {
        ...loaded,
        minCommunities: minCommunitiesOn(loaded, today),
        milestones: [...loaded.milestones],
        schematic: [...loaded.schematic],
        kinds: [...loaded.kinds],
      }
    },
    quotasBoard,
    decideQuotaConflict,
    takeBackQuotaDecision,
    townsToNominate,
    checkNomination,
    draftNomination,
    editNomination,
    submitNomination,
    withdrawNomination,
    reviewNomination,
    returnNomination,
    approveNomination,
    fileNomination,
    rejectNomination,
    publishNomination,
    activateNomination,
    replacePoint,
    stopPoint,
    listPoints,
    getPoint,
    listTasks,
    changeTask,
    checkTask,
    addSubTask,
  },
  permissions: programmePermissions,
  facts: ['programme.point-changed', 'programme.package-loaded'],
  jobs: [followName],
  checks: programmeChecks,
  imports: [nominationImport],
  exports: [annexOneExport, annexTwoExport],
  records: programmeRecords,
  deadlines: programmeDeadlines,
})
