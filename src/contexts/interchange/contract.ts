export const interchangeContract = {
  context: 'interchange',
  title: '数据对接',
  endpoints: {},
} as const
