import { permissions } from '#platform/access/permission.ts'

export const budgetsPermissions = permissions('budgets', {
  'budget.read': { label: '查看预算' },
  'budget.record': { label: '编制预算' },
  'budget.approve': { label: '审定预算' },
  'spending.record': { label: '登记支出' },
})
