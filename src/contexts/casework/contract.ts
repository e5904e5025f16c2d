export const caseworkContract = {
  context: 'casework',
  title: '个案',
  endpoints: {},
} as const
