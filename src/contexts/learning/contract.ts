export const learningContract = {
  context: 'learning',
  title: '总结推广',
  endpoints: {},
} as const
