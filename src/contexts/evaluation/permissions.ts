import { permissions } from '#platform/access/permission.ts'

export const evaluationPermissions = permissions('evaluation', {
  'evaluation.read': { label: '查看评估' },
  'panel.form': { label: '组建评估组' },
  'score.give': { label: '评分' },
  'result.settle': { label: '告知与答复评估结果' },
  'result.approve': { label: '审定评估结果' },
  'result.object': { label: '对评估结果提出异议' },
})
