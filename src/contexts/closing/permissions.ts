import { permissions } from '#platform/access/permission.ts'

export const closingPermissions = permissions('closing', {
  'rectification.read': { label: '查看整改与结项' },
  'rectification.demand': { label: '提出整改要求' },
  'rectification.answer': { label: '办理整改' },
  'rectification.recheck': { label: '复查整改' },
  'closing.apply': { label: '申请结项' },
  'closing.check': { label: '审核结项' },
  'closing.approve': { label: '批准结项' },
})
