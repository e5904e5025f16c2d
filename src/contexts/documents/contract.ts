export const documentsContract = {
  context: 'documents',
  title: '公文',
  endpoints: {},
} as const
