import type { Page } from '#ui/page.ts'

const needs = 'closing.rectification.read'

export const closingPages: Page[] = [
  {
    path: '/closing',
    title: '整改与结项',
    needs,
    menu: { group: '评估', order: 60 },
    hint: '整改按问题逐条答复、由另一人复查，两次未通过即终止；各项条件满足之后，由两个人审核和批准结项。',
    load: async () => (await import('./ClosingListPage.tsx')).ClosingListPage,
  },
  {
    path: '/closing/demand',
    title: '提出整改',
    needs: 'closing.rectification.demand',
    load: async () => (await import('./DemandPage.tsx')).DemandPage,
  },
  {
    path: '/closing/rectifications/:rectificationId',
    title: '整改详情',
    needs,
    load: async () => (await import('./RectificationPage.tsx')).RectificationPage,
  },
  {
    path: '/closing/closings/:closingId',
    title: '结项详情',
    needs,
    load: async () => (await import('./ClosingPage.tsx')).ClosingPage,
  },
]
