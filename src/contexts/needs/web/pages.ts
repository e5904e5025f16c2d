import type { HomeCard, Page } from '#ui/page.ts'

export const needsPages: Page[] = [
  {
    path: '/needs',
    title: '需求清单',
    needs: 'needs.need.read',
    menu: { group: '联动', order: 10 },
    hint: '居民说的每一件事从提出到本人确认都在这里；属于政策待遇的先转介街镇民政，不能只送款物就办结。',
    load: async () => (await import('./NeedsPage.tsx')).NeedsPage,
  },
  {
    path: '/needs/new',
    title: '代为登记需求',
    needs: 'needs.need.record',
    load: async () => (await import('./RecordPage.tsx')).RecordPage,
  },
  {
    path: '/needs/:needId',
    title: '需求详情',
    needs: 'needs.need.read',
    load: async () => (await import('./NeedPage.tsx')).NeedPage,
  },
]

export const needsHomeCards: HomeCard[] = [
  {
    card: '待办需求',
    needs: 'needs.need.work',
    order: 30,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
