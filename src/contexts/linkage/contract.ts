export const linkageContract = {
  context: 'linkage',
  title: '五社联动',
  endpoints: {},
} as const
