export const needsContract = {
  context: 'needs',
  title: '需求',
  endpoints: {},
} as const
