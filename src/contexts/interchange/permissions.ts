import { permissions } from '#platform/access/permission.ts'

export const interchangePermissions = permissions('interchange', {
  'exchange.read': { label: '查看数据对接' },
  'exchange.send': { label: '生成对接批次' },
  'exchange.receive': { label: '登记对接回执' },
})
