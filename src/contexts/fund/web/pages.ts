import type { Page } from '#ui/page.ts'

export const fundPages: Page[] = [
  {
    path: '/fund/funds',
    title: '社区基金',
    needs: 'fund.fund.read',
    menu: { group: '基金', order: 10 },
    hint: '社区基金是慈善组织内的专项基金，不是法人，没有自己的账户；一个街镇同时一只，社区的份额用分账。',
    load: async () => (await import('./FundsPage.tsx')).FundsPage,
  },
  {
    path: '/fund/funds/new',
    title: '筹备社区基金',
    needs: 'fund.fund.prepare',
    load: async () => (await import('./FundFormPage.tsx')).NewFundPage,
  },
  {
    path: '/fund/funds/:fundId',
    title: '基金详情',
    needs: 'fund.fund.read',
    load: async () => (await import('./FundPage.tsx')).FundPage,
  },
  {
    path: '/fund/funds/:fundId/edit',
    title: '修改协议稿',
    needs: 'fund.fund.prepare',
    load: async () => (await import('./FundFormPage.tsx')).EditFundPage,
  },
  {
    path: '/fund/resolutions/:resolutionId',
    title: '管委会决议',
    needs: 'fund.resolution.read',
    load: async () => (await import('./ResolutionPage.tsx')).ResolutionPage,
  },
  {
    path: '/fund/charities',
    title: '慈善组织',
    needs: 'fund.charity.read',
    menu: { group: '基金', order: 11 },
    hint: '设立社区基金的须是市级、具有公开募捐资格的慈善组织（通知 三（一））；证书到期前换证并更新登记。',
    load: async () => (await import('./CharitiesPage.tsx')).CharitiesPage,
  },
]
