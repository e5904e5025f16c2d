export const hardshipContract = {
  context: 'hardship',
  title: '困难群众',
  endpoints: {},
} as const
