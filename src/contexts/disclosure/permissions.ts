import { permissions } from '#platform/access/permission.ts'

export const disclosurePermissions = permissions('disclosure', {
  'duty.read': { label: '查看公开事项' },
  'duty.fulfil': { label: '办理公开事项' },
  'notice.publish': { label: '发布公开信息' },
})
