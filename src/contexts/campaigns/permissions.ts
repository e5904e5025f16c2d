import { permissions } from '#platform/access/permission.ts'

export const campaignsPermissions = permissions('campaigns', {
  'campaign.read': { label: '查看募捐活动' },
  'campaign.plan': { label: '拟订募捐方案' },
  'campaign.approve': { label: '审定募捐方案' },
  'campaign.report': { label: '填报募捐情况' },
})
