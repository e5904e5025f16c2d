export const inspectionContract = {
  context: 'inspection',
  title: '检查与评议',
  endpoints: {},
} as const
