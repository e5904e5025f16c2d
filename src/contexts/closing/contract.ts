export const closingContract = {
  context: 'closing',
  title: '整改与结项',
  endpoints: {},
} as const
