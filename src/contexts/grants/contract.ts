/** 资助 */
export const grantsContract = {
  context: 'grants',
  title: '资助',
  endpoints: {},
} as const
