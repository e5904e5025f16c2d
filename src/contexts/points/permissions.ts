import { permissions } from '#platform/access/permission.ts'

export const pointsPermissions = permissions('points', {
  'ledger.read': { label: '查看积分台账' },
  'rule.propose': { label: '拟定积分规则' },
  'rule.approve': { label: '批准积分规则' },
  'stock.keep': { label: '管理兑换物品' },
  'redemption.prepare': { label: '受理兑换，提出积分调整' },
  'redemption.approve': { label: '核准兑换和积分调整' },
})
