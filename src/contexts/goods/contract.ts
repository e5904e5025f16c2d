/** 捐赠物资 */
export const goodsContract = {
  context: 'goods',
  title: '捐赠物资',
  endpoints: {},
} as const
