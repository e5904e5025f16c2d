import type { HomeCard, Page } from '#ui/page.ts'

export const pointsPages: Page[] = [
  {
    path: '/volunteering/points',
    title: '积分',
    needs: 'points.ledger.read',
    menu: { group: '志愿', order: 60 },
    hint: '积分另记一本账，由正式服务时长按已批准的规则自动记入；兑换不减少服务时长，也不影响星级。不兑现金，不转让。',
    load: async () => (await import('./PointsPage.tsx')).PointsPage,
  },
  {
    path: '/volunteering/points/accounts/:personId',
    title: '积分对账单',
    needs: 'points.ledger.read',
    load: async () => (await import('./StatementPage.tsx')).StatementPage,
  },
]

export const pointsHomeCards: HomeCard[] = [
  {
    card: '待核准兑换',
    needs: 'points.ledger.read',
    order: 60,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
