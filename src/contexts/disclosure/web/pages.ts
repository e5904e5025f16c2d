import type { HomeCard, Page } from '#ui/page.ts'

export const disclosurePages: Page[] = [
  {
    path: '/fund/overview',
    title: '基金概览',
    needs: 'disclosure.duty.read',
    menu: { group: '基金', order: 5 },
    hint: '每只社区基金收了多少、用了多少、还有多少，都从基金账算出；公众在手机上看到的也是这些数。',
    load: async () => (await import('./OverviewPage.tsx')).OverviewPage,
  },
  {
    path: '/fund/overview/:fundId',
    title: '一只基金的收支',
    needs: 'disclosure.duty.read',
    load: async () => (await import('./FundPage.tsx')).FundPage,
  },
  {
    path: '/fund/disclosure',
    title: '信息公开',
    needs: 'disclosure.duty.read',
    menu: { group: '基金', order: 80 },
    hint: '该公开什么、最迟哪天，由系统按法规期限自动列出。会计拟写，负责人发布；所用月份的账没有对平时不能公开。已发布的不能改，写错了另发更正说明。',
    load: async () => (await import('./DisclosurePage.tsx')).DisclosurePage,
  },
  {
    path: '/fund/raised',
    title: '撬动资金',
    needs: 'disclosure.duty.read',
    menu: { group: '基金', order: 85 },
    hint: '三（六）所说撬动的社会慈善资金，含捐赠物资折算。每一项都可打开看是哪几笔；不计入的写明理由。',
    load: async () => (await import('./RaisedPage.tsx')).RaisedPage,
  },
]

export const disclosureHomeCards: HomeCard[] = [
  {
    card: '待公开事项',
    needs: 'disclosure.duty.read',
    order: 75,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
