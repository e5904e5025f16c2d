import { defineContext } from '#platform/context.ts'
import { getStatement, listAccounts, listEntries } from './actions/accounts.ts'
import { decideAdjustment, listAdjustments, proposeAdjustment } from './actions/adjustments.ts'
import { editItem, listItems, listMovements, moveStock, recordItem } from './actions/items.ts'
import { askRedemption, myItems, myPoints, myRedemptions, withdrawRedemption } from './actions/mine.ts'
import {
  approveRedemption,
  cancelRedemption,
  handOver,
  listRedemptions,
  prepareRedemption,
  redeemAtDesk,
} from './actions/redemptions.ts'
import { decideRule, listRules, proposeRule } from './actions/rules.ts'
import { pointsChecks } from './checks.ts'
import { pointsContract } from './contract.ts'
import { pointsExports } from './exports.ts'
import { followHours, followRules, followVolunteers, keepEveryDay } from './jobs/keep-ledger.ts'
import { pointsPermissions } from './permissions.ts'
import { pointsRecords } from './records.ts'

export const points = defineContext({
  contract: pointsContract,
  handlers: {
    listAccounts,
    getStatement,
    listEntries,
    listRules,
    proposeRule,
    decideRule,
    listItems,
    recordItem,
    editItem,
    moveStock,
    listMovements,
    listRedemptions,
    redeemAtDesk,
    prepareRedemption,
    approveRedemption,
    handOver,
    cancelRedemption,
    listAdjustments,
    proposeAdjustment,
    decideAdjustment,
    myPoints,
    myItems,
    myRedemptions,
    askRedemption,
    withdrawRedemption,
  },
  permissions: pointsPermissions,
  facts: ['points.points-changed', 'points.rules-changed'],
  jobs: [followHours, followRules, followVolunteers, keepEveryDay],
  checks: pointsChecks,
  exports: pointsExports,
  records: pointsRecords,
})
