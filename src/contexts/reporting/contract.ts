export const reportingContract = {
  context: 'reporting',
  title: '区级报告与通报',
  endpoints: {},
} as const
