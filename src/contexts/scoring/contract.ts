export const scoringContract = {
  context: 'scoring',
  title: '评分表',
  endpoints: {},
} as const
