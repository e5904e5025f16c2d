import { defineContext } from '#platform/context.ts'
import {
  changeCampaign,
  endCampaign,
  recordChangeFiled,
  recordStep,
  reportCampaign,
  startCampaign,
} from './actions/filing.ts'
import { approveCampaign, draftCampaign, editCampaign, listFundsToPlan, returnCampaign } from './actions/plan.ts'
import { getCampaign, listCampaigns } from './actions/read.ts'
import { campaignsChecks } from './checks.ts'
import { campaignsContract } from './contract.ts'
import { campaignsDeadlines } from './deadlines.ts'
import { campaignsExports } from './exports.ts'
import { campaignsPermissions } from './permissions.ts'
import { campaignsRecords } from './records.ts'

export const campaigns = defineContext({
  contract: campaignsContract,
  handlers: {
    listCampaigns,
    getCampaign,
    listFundsToPlan,
    draftCampaign,
    editCampaign,
    approveCampaign,
    returnCampaign,
    recordStep,
    startCampaign,
    changeCampaign,
    recordChangeFiled,
    endCampaign,
    reportCampaign,
  },
  permissions: campaignsPermissions,
  facts: ['campaigns.campaigns-changed'],
  checks: campaignsChecks,
  exports: campaignsExports,
  records: campaignsRecords,
  deadlines: campaignsDeadlines,
})
