/** 基金账 */
export const ledgerContract = {
  context: 'ledger',
  title: '基金账',
  endpoints: {},
} as const
