import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  CampaignFilter,
  CampaignForm,
  CampaignLine,
  CampaignView,
  ChangeForm,
  Id,
  Page,
  Reason,
  ReportForm,
  StepKind,
  Version,
} from './contract-parts.ts'

const aboutCampaign = { record: 'campaigns.campaign', id: 'campaignId' } as const
const Ref = z.object({ campaignId: Id, version: Version })
const Changed = z.object({ version: Version })

/** 募捐 */
export const campaignsContract = {
  context: 'campaigns',
  title: '募捐',
  endpoints: {
    listCampaigns: query({
      title: '查看募捐活动',
      needs: 'campaigns.campaign.read',
      about: 'list',
      input: CampaignFilter.extend(Page),
      output: z.object({ rows: z.array(CampaignLine), total: z.int() }),
    }),
    getCampaign: query({
      title: '查看一次募捐活动',
      needs: 'campaigns.campaign.read',
      about: aboutCampaign,
      input: z.object({ campaignId: Id }),
      output: CampaignView,
    }),
    listFundsToPlan: query({
      title: '查看可以拟订募捐方案的基金',
      needs: 'campaigns.campaign.plan',
      about: 'list',
      input: z.object({}),
      output: z.array(z.object({ id: Id, name: z.string(), areaCode: z.string(), charityName: z.string() })),
    }),
    draftCampaign: command({
      title: '拟订募捐方案',
      needs: 'campaigns.campaign.plan',
      about: { area: 'areaCode' },
      input: CampaignForm.extend({ areaCode: AreaCode, fundId: Id }),
      output: z.object({ campaignId: Id }),
    }),
    editCampaign: command({
      title: '修改募捐方案',
      needs: 'campaigns.campaign.plan',
      about: aboutCampaign,
      input: CampaignForm.extend(Ref.shape),
      output: Changed,
    }),
    approveCampaign: command({
      title: '审定募捐方案',
      needs: 'campaigns.campaign.approve',
      about: aboutCampaign,
      input: Ref,
      output: Changed,
    }),
    returnCampaign: command({
      title: '退回募捐方案',
      needs: 'campaigns.campaign.approve',
      about: aboutCampaign,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    recordStep: command({
      title: '登记备案经过',
      needs: 'campaigns.campaign.report',
      about: aboutCampaign,
      input: Ref.extend({
        kind: StepKind,
        happenedOn: Day,
        note: z.string().trim().max(300).default(''),
        filingNo: z.string().trim().max(60).optional().describe('备案编号'),
      }),
      output: Changed,
    }),
    startCampaign: command({
      title: '开始募捐活动',
      needs: 'campaigns.campaign.report',
      about: aboutCampaign,
      input: Ref,
      output: Changed,
    }),
    changeCampaign: command({
      title: '变更募捐事项',
      needs: 'campaigns.campaign.report',
      about: aboutCampaign,
      input: ChangeForm.extend(Ref.shape),
      output: Changed,
    }),
    recordChangeFiled: command({
      title: '登记变更报备',
      needs: 'campaigns.campaign.report',
      about: aboutCampaign,
      input: Ref.extend({ changeId: Id, filedOn: Day }),
      output: Changed,
    }),
    endCampaign: command({
      title: '结束募捐活动',
      needs: 'campaigns.campaign.report',
      about: aboutCampaign,
      input: Ref.extend({ endedOn: Day, reason: z.string().trim().max(200).default('') }),
      output: Changed,
    }),
    reportCampaign: command({
      title: '填报募捐全面情况',
      needs: 'campaigns.campaign.report',
      about: aboutCampaign,
      input: ReportForm.extend(Ref.shape),
      output: Changed,
    }),
  },
} as const
