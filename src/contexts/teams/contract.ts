export const teamsContract = {
  context: 'teams',
  title: '志愿队伍',
  endpoints: {},
} as const
