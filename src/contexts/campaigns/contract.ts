/** 募捐 */
export const campaignsContract = {
  context: 'campaigns',
  title: '募捐',
  endpoints: {},
} as const
