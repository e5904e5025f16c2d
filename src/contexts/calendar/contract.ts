export const calendarContract = {
  context: 'calendar',
  title: '日程',
  endpoints: {},
} as const
