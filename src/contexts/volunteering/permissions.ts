import { permissions } from '#platform/access/permission.ts'

export const volunteeringPermissions = permissions('volunteering', {
  'volunteer.read': { label: '查看志愿者（打码）' },
  'volunteer.record': { label: '导入志愿者花名册' },
  'volunteer.deregister': { label: '注销志愿者' },
  'hours.read': { label: '查看服务时长' },
  'hours.record': { label: '导入服务时长' },
  'hours.void': { label: '作废服务时长' },
  'application.verify': { label: '核验志愿者注册' },
  'hours.confirm': { label: '确认服务时长' },
  'hours.verify': { label: '复核服务时长' },
  'objection.answer': { label: '答复时长异议' },
})
