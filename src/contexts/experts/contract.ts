export const expertsContract = {
  context: 'experts',
  title: '专家与督导联系点',
  endpoints: {},
} as const
