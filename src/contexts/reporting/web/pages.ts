import type { Page } from '#ui/page.ts'

export const reportingPages: Page[] = [
  {
    path: '/reporting',
    title: '区级报告',
    needs: 'reporting.report.read',
    menu: { group: '评估', order: 60 },
    hint: '各区按期向市报送：数字由平台取得，手工更改的留痕；另一人签署后送达，市里退回或接收。',
    load: async () => (await import('./DutiesPage.tsx')).DutiesPage,
  },
  {
    path: '/reporting/reports/:reportId',
    title: '区级报告详情',
    needs: 'reporting.report.read',
    load: async () => (await import('./ReportPage.tsx')).ReportPage,
  },
  {
    path: '/reporting/commendations',
    title: '通报表扬',
    needs: 'reporting.report.read',
    menu: { group: '评估', order: 65 },
    hint: '算式、权重和样本都公开；只比较区，不排列人；另一人决定之后拟通报稿。',
    load: async () => (await import('./CommendationsPage.tsx')).CommendationsPage,
  },
  {
    path: '/reporting/commendations/:commendationId',
    title: '通报表扬详情',
    needs: 'reporting.report.read',
    load: async () => (await import('./CommendationPage.tsx')).CommendationPage,
  },
]
