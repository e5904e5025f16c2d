import { permissions } from '#platform/access/permission.ts'

export const givingPermissions = permissions('giving', {
  'gift.read': { label: '查看捐赠' },
  'statement.read': { label: '查看银行对账单' },
  'gift.record': { label: '登记捐赠' },
  'gift.confirm': { label: '确认捐赠' },
  'gift.correct': { label: '提出红字更正' },
  'gift.approve': { label: '批准退还与更正' },
  'gift.reveal': { label: '查看捐赠人信息', sensitive: true },
})
