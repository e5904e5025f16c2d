import { defineContext } from '#platform/context.ts'
import { listDuties, prepareNotice, previewStatement, publishNotice, returnNotice } from './actions/duties.ts'
import { getFund, getRaised, listFunds } from './actions/funds.ts'
import { correctNotice, listNotices } from './actions/notices.ts'
import {
  giftByLink,
  myGifts,
  printStatement,
  publicFund,
  publicFunds,
  publicStatement,
  statementSheet,
} from './actions/open-to-all.ts'
import { disclosureChecks } from './checks.ts'
import { disclosureContract } from './contract.ts'
import { disclosureDeadlines } from './deadlines.ts'
import { disclosureExports } from './exports.ts'
import { followFacts, keepClock } from './jobs/keep-clock.ts'
import { disclosurePermissions } from './permissions.ts'
import { disclosureRecords } from './records.ts'

export const disclosure = defineContext({
  contract: disclosureContract,
  handlers: {
    listDuties,
    previewStatement,
    prepareNotice,
    returnNotice,
    publishNotice,
    listNotices,
    correctNotice,
    listFunds,
    getFund,
    getRaised,
    publicFunds,
    publicFund,
    publicStatement,
    printStatement,
    statementSheet,
    giftByLink,
    myGifts,
  },
  permissions: disclosurePermissions,
  facts: ['disclosure.duties-changed'],
  jobs: [followFacts, keepClock],
  checks: disclosureChecks,
  exports: disclosureExports,
  records: disclosureRecords,
  deadlines: disclosureDeadlines,
})
