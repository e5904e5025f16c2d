export const evaluationContract = {
  context: 'evaluation',
  title: '评估',
  endpoints: {},
} as const
