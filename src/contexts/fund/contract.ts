/** 社区基金 */
export const fundContract = {
  context: 'fund',
  title: '社区基金',
  endpoints: {},
} as const
