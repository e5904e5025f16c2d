import { permissions } from '#platform/access/permission.ts'

export const inspectionPermissions = permissions('inspection', {
  'inspection.read': { label: '查看检查与评议' },
  'assessment.write': { label: '填写自评' },
  'visit.record': { label: '记录实地检查' },
  'survey.manage': { label: '组织满意度调查' },
  'sample.check': { label: '抽查档案' },
})
