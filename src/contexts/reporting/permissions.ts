import { permissions } from '#platform/access/permission.ts'

export const reportingPermissions = permissions('reporting', {
  'report.read': { label: '查看报告与通报' },
  'report.write': { label: '编写区级报告' },
  'report.sign': { label: '签署区级报告' },
  'report.accept': { label: '接收区级报告' },
  'commendation.prepare': { label: '拟定通报表扬' },
  'commendation.decide': { label: '决定通报表扬' },
})
