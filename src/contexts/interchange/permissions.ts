import { permissions } from '#platform/access/permission.ts'

export const interchangePermissions = permissions('interchange', {
  'exchange.read': { label: '查看数据对接' },
  // Whole names and ID numbers leave only by this door: reading a batch's file is itself written to the audit.
  'exchange.send': { label: '生成对接批次', sensitive: true },
  'exchange.receive': { label: '登记对接回执' },
})
