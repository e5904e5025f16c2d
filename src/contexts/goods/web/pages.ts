import type { Page } from '#ui/page.ts'

export const goodsPages: Page[] = [
  {
    path: '/fund/goods',
    title: '捐赠物资',
    needs: 'goods.lot.read',
    menu: { group: '基金', order: 40 },
    hint: '物资先由两人验收，再由两人估值、慈善组织批准后入库。没有价格凭据的只记数量，价值为0，不能开捐赠票据。',
    load: async () => (await import('./LotsPage.tsx')).LotsPage,
  },
  {
    path: '/fund/goods/new',
    title: '登记捐赠物资',
    needs: 'goods.lot.record',
    load: async () => (await import('./LotFormPage.tsx')).LotFormPage,
  },
  {
    path: '/fund/goods/stock',
    title: '物资库存',
    needs: 'goods.lot.read',
    menu: { group: '基金', order: 41 },
    hint: '库存由出入库记录得来，不能直接改；盘点有差额时由一人清点、另一人核准。',
    load: async () => (await import('./StockPage.tsx')).StockPage,
  },
  {
    path: '/fund/goods/handing',
    title: '物资发放',
    needs: 'goods.lot.read',
    menu: { group: '基金', order: 42 },
    hint: '街镇先把物资分给社区，社区逐户发放，请领取人签名并拍照留存。名单只显示掩码姓名。',
    load: async () => (await import('./HandingPage.tsx')).HandingPage,
  },
  {
    path: '/fund/goods/handing/:allocationId',
    title: '发放物资',
    needs: 'goods.lot.hand-out',
    load: async () => (await import('./HandOutPage.tsx')).HandOutPage,
  },
  {
    path: '/fund/goods/disposals/:disposalId',
    title: '一批捐赠物资',
    needs: 'goods.lot.read',
    load: async () => (await import('./LotPage.tsx')).DisposalPage,
  },
  {
    path: '/fund/goods/:lotId',
    title: '一批捐赠物资',
    needs: 'goods.lot.read',
    load: async () => (await import('./LotPage.tsx')).LotPage,
  },
]
