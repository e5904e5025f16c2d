import { permissions } from '#platform/access/permission.ts'

export const grantsPermissions = permissions('grants', {
  'call.read': { label: '查看资助' },
  'call.publish': { label: '发布资助征集' },
  'application.apply': { label: '申请资助' },
  'application.check': { label: '初审资助申请' },
  'application.score': { label: '评审资助申请' },
  'grant.approve': { label: '审定资助（慈善组织）' },
  'payment.prepare': { label: '制单付款' },
  'payment.check': { label: '复核付款' },
  'payment.approve': { label: '批准付款' },
  'grant.follow': { label: '跟踪资助项目' },
  'wish.record': { label: '登记微心愿' },
})
