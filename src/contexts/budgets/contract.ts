export const budgetsContract = {
  context: 'budgets',
  title: '预算',
  endpoints: {},
} as const
