export const recognitionContract = {
  context: 'recognition',
  title: '证明与星级',
  endpoints: {},
} as const
