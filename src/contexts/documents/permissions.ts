import { permissions } from '#platform/access/permission.ts'

export const documentsPermissions = permissions('documents', {
  'document.read': { label: '查看公文' },
  'document.draft': { label: '拟制公文' },
  'document.review': { label: '核稿' },
  'document.sign': { label: '签发公文' },
  'document.issue': { label: '编号、登记用印与印发' },
})
