import { permissions } from '#platform/access/permission.ts'

export const teamsPermissions = permissions('teams', {
  'team.read': { label: '查看志愿队伍' },
  'team.record': { label: '登记志愿队伍' },
  'station.record': { label: '登记志愿服务站' },
  'plan.record': { label: '填报年度计划' },
  'plan.approve': { label: '批准年度计划' },
  'project.record': { label: '登记志愿服务项目' },
  'training.record': { label: '登记培训与表彰' },
})
