import { permissions } from '#platform/access/permission.ts'

export const expertsPermissions = permissions('experts', {
  'expert.read': { label: '查看专家联系点' },
  'expert.record': { label: '登记专家联系点' },
  'advice.give': { label: '提出专家意见' },
  'advice.answer': { label: '答复专家意见' },
})
