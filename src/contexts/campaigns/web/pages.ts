import type { Page } from '#ui/page.ts'

export const campaignsPages: Page[] = [
  {
    path: '/fund/campaigns',
    title: '募捐活动',
    needs: 'campaigns.campaign.read',
    menu: { group: '基金', order: 20 },
    hint: '每次公开募捐都先有方案、再备案、后开始。平台不收捐款，只登记方案与备案；预期数额只属于基金，不分到人、户和单位。',
    load: async () => (await import('./CampaignsPage.tsx')).CampaignsPage,
  },
  {
    path: '/fund/campaigns/new',
    title: '拟订募捐方案',
    needs: 'campaigns.campaign.plan',
    load: async () => (await import('./CampaignFormPage.tsx')).NewCampaignPage,
  },
  {
    path: '/fund/campaigns/:campaignId',
    title: '募捐活动',
    needs: 'campaigns.campaign.read',
    load: async () => (await import('./CampaignPage.tsx')).CampaignPage,
  },
  {
    path: '/fund/campaigns/:campaignId/edit',
    title: '修改募捐方案',
    needs: 'campaigns.campaign.plan',
    load: async () => (await import('./CampaignFormPage.tsx')).EditCampaignPage,
  },
]
