import { permissions } from '#platform/access/permission.ts'

export const caseworkPermissions = permissions('casework', {
  'case.work': { label: '办理个案', sensitive: true },
  'case.approve': { label: '审定个案', sensitive: true },
  'case.supervise': { label: '督导个案', sensitive: true },
  'case.count': { label: '查看个案统计' },
  'report.make': { label: '提交强制报告' },
  'report.read': { label: '查看强制报告', sensitive: true },
})
