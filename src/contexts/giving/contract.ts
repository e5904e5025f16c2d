/** 捐赠 */
export const givingContract = {
  context: 'giving',
  title: '捐赠',
  endpoints: {},
} as const
