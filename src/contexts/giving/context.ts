import { defineContext } from '#platform/context.ts'
import { confirmGift, voidGift } from './actions/confirm-gift.ts'
import { askCorrection, decideCorrection } from './actions/corrections.ts'
import { changeGiver, getGiver, listGivers, recordGiver, revealGiver, searchGivers } from './actions/givers.ts'
import { declineReceipt, recordAgreement, recordReceipt } from './actions/papers.ts'
import { getGift, listGifts } from './actions/read-gifts.ts'
import { listCampaignsToChoose, recordGift } from './actions/record-gift.ts'
import { askRefund, decideRefund } from './actions/refunds.ts'
import {
  getRow,
  getStatement,
  listRows,
  listStatements,
  matchRow,
  revealPayer,
  setRowAside,
  unmatchRow,
} from './actions/statements.ts'
import { tellCampaign } from './actions/tell-campaign.ts'
import { printThanks } from './actions/thanks.ts'
import { givingChecks } from './checks.ts'
import { givingContract } from './contract.ts'
import { giftsExport } from './exports.ts'
import { platformImport } from './imports/platform-list.ts'
import { statementImport } from './imports/statement.ts'
import { givingPermissions } from './permissions.ts'
import { givingRecords } from './records.ts'

export const giving = defineContext({
  contract: givingContract,
  handlers: {
    listGivers,
    getGiver,
    searchGivers,
    recordGiver,
    changeGiver,
    revealGiver,
    listGifts,
    getGift,
    recordGift,
    listCampaignsToChoose,
    confirmGift,
    voidGift,
    tellCampaign,
    recordAgreement,
    recordReceipt,
    declineReceipt,
    askRefund,
    decideRefund,
    askCorrection,
    decideCorrection,
    printThanks,
    listStatements,
    getStatement,
    listRows,
    getRow,
    matchRow,
    unmatchRow,
    revealPayer,
    setRowAside,
  },
  permissions: givingPermissions,
  facts: ['giving.gifts-changed'],
  checks: givingChecks,
  imports: [statementImport, platformImport],
  exports: [giftsExport],
  records: givingRecords,
})
