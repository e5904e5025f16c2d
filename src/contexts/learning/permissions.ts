import { permissions } from '#platform/access/permission.ts'

export const learningPermissions = permissions('learning', {
  'case.read': { label: '查看案例与宣传' },
  'case.write': { label: '撰写案例' },
  'case.review': { label: '审核案例' },
  'case.promote': { label: '选入推广' },
  'playbook.adopt': { label: '采用做法' },
  'publicity.record': { label: '登记研究与宣传' },
})
