import { permissions } from '#platform/access/permission.ts'

export const programmePermissions = permissions('programme', {
  'quota.read': { label: '查看名额' },
  'quota.decide': { label: '决定名额冲突的处理' },
  'point.read': { label: '查看创建点' },
  'point.nominate': { label: '申报创建点' },
  'point.review': { label: '受理、退回申报' },
  'point.approve': { label: '区级审批申报' },
  'point.file': { label: '市级备案、公布、启动' },
  'point.replace': { label: '调整、终止创建点' },
  'task.read': { label: '查看创建任务' },
  'task.change': { label: '办理创建任务' },
  'task.check': { label: '核验创建任务' },
})
