export const pointsContract = {
  context: 'points',
  title: '积分',
  endpoints: {},
} as const
