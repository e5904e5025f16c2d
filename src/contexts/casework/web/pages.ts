import type { HomeCard, Page } from '#ui/page.ts'

export const caseworkPages: Page[] = [
  {
    path: '/casework',
    title: '个案',
    needs: 'casework.case.work',
    menu: { group: '服务', order: 10 },
    hint: '个案按接案、预估、计划、介入、评估、结案、回访、归档一步一步办；没有知情同意书不能定计划，没有评估不能结案。',
    load: async () => (await import('./CasesPage.tsx')).CasesPage,
  },
  {
    path: '/casework/new',
    title: '接案登记',
    needs: 'casework.case.work',
    load: async () => (await import('./OpenPage.tsx')).OpenPage,
  },
  {
    path: '/casework/cases/:caseId',
    title: '个案详情',
    needs: 'casework.case.work',
    load: async () => (await import('./CasePage.tsx')).CasePage,
  },
  {
    path: '/casework/supervision',
    title: '我督导的个案',
    needs: 'casework.case.supervise',
    menu: { group: '服务', order: 15 },
    load: async () => (await import('./SupervisionPage.tsx')).SupervisionPage,
  },
  {
    path: '/casework/supervision/:caseId',
    title: '督导个案',
    needs: 'casework.case.supervise',
    load: async () => (await import('./SupervisionPage.tsx')).SupervisedPage,
  },
  {
    path: '/casework/counts',
    title: '个案统计',
    needs: 'casework.case.count',
    menu: { group: '服务', order: 18 },
    load: async () => (await import('./CountsPage.tsx')).CountsPage,
  },
  {
    path: '/casework/reports',
    title: '强制报告',
    needs: 'casework.report.read',
    menu: { group: '服务', order: 60 },
    hint: '发现侵害未成年人、家庭暴力的，先拨打110，再提交；报告不能改、不能删，逾期没有告知的红字提醒。',
    load: async () => (await import('./ReportsPage.tsx')).ReportsPage,
  },
  {
    path: '/casework/my-reports',
    title: '我提交的强制报告',
    needs: 'casework.report.make',
    menu: { group: '服务', order: 65 },
    load: async () => (await import('./ReportsPage.tsx')).MyReportsPage,
  },
]

export const caseworkHomeCards: HomeCard[] = [
  {
    card: '我的个案',
    needs: 'casework.case.work',
    order: 25,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
