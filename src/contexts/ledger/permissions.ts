import { permissions } from '#platform/access/permission.ts'

export const ledgerPermissions = permissions('ledger', {
  'book.read': { label: '查看基金账' },
  'book.post': { label: '记账' },
  'book.correct': { label: '提出红字更正' },
  'book.approve': { label: '批准更正与结转' },
  'book.reconcile': { label: '与慈善组织账目核对' },
})
