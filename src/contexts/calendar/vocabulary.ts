export const PLAN_STATES = { draft: '拟定中', submitted: '待审定', returned: '已退回', approved: '已审定' } as const
export type PlanState = keyof typeof PLAN_STATES
