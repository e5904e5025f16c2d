/** 信息公开 */
export const disclosureContract = {
  context: 'disclosure',
  title: '信息公开',
  endpoints: {},
} as const
