export const PLAN_STATES = { draft: '拟定中', submitted: '待审定', returned: '已退回', approved: '已审定' } as const
export type PlanState = keyof typeof PLAN_STATES

/** What the seven standards of the notice (三（一）–三（七）) are about, in short. */
export const STANDARD_TITLES: Readonly<Record<string, string>> = {
  S1: '社区基金',
  S2: '社工队伍',
  S3: '专业服务',
  S4: '社会组织',
  S5: '志愿服务',
  S6: '慈善资源',
  S7: '总结推广',
}
