import type { HomeCard, Page } from '#ui/page.ts'

export const givingPages: Page[] = [
  {
    path: '/fund/gifts',
    title: '捐赠',
    needs: 'giving.gift.read',
    menu: { group: '基金', order: 30 },
    hint: '每一笔捐赠从登记到入账都留痕。平台不收款、不开票：钱进慈善组织账户，票据由慈善组织在财政票据系统开具。',
    load: async () => (await import('./GiftsPage.tsx')).GiftsPage,
  },
  {
    path: '/fund/gifts/new',
    title: '登记捐赠',
    needs: 'giving.gift.record',
    load: async () => (await import('./NewGiftPage.tsx')).NewGiftPage,
  },
  {
    path: '/fund/gifts/:giftId',
    title: '捐赠详情',
    needs: 'giving.gift.read',
    load: async () => (await import('./GiftPage.tsx')).GiftPage,
  },
  {
    path: '/fund/statements',
    title: '对账单',
    needs: 'giving.statement.read',
    menu: { group: '基金', order: 31 },
    hint: '导入慈善组织的银行对账单，逐行核对余额，缺页、缺行不能导入；再把每笔入账认领到捐赠，没有认领的都列在这里。',
    load: async () => (await import('./StatementsPage.tsx')).StatementsPage,
  },
  {
    path: '/fund/statements/:statementId',
    title: '对账单明细',
    needs: 'giving.statement.read',
    load: async () => (await import('./StatementPage.tsx')).StatementPage,
  },
  {
    path: '/fund/statements/rows/:rowId',
    title: '认领银行入账',
    needs: 'giving.statement.read',
    load: async () => (await import('./RowPage.tsx')).RowPage,
  },
  {
    path: '/fund/givers',
    title: '捐赠人',
    needs: 'giving.gift.read',
    menu: { group: '基金', order: 32 },
    hint: '姓名、证件和联系方式加密保存，名单上只显示掩码；对外怎么称呼，依捐赠人本人的意愿。',
    load: async () => (await import('./GiversPage.tsx')).GiversPage,
  },
  {
    path: '/fund/givers/:giverId',
    title: '捐赠人详情',
    needs: 'giving.gift.read',
    load: async () => (await import('./GiverPage.tsx')).GiverPage,
  },
]

export const givingHomeCards: HomeCard[] = [
  {
    card: '待认领入账',
    needs: 'giving.statement.read',
    order: 70,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
