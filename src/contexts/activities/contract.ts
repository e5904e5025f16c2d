export const activitiesContract = {
  context: 'activities',
  title: '活动',
  endpoints: {},
} as const
