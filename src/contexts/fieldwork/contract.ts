export const fieldworkContract = {
  context: 'fieldwork',
  title: '小组与探访',
  endpoints: {},
} as const
