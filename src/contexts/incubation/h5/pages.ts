import type { PhonePage } from '#ui/phone/page.ts'

export const incubationPhonePages: PhonePage[] = [
  {
    path: '/m/org',
    title: '我的社会组织',
    needs: 'sign-in',
    load: async () => (await import('./MinePage.tsx')).MinePage,
  },
  {
    path: '/m/org/new',
    title: '发起一个社会组织',
    needs: 'sign-in',
    load: async () => (await import('./StartPage.tsx')).StartPage,
  },
  {
    path: '/m/org/:organisationId',
    title: '我的社会组织',
    needs: 'sign-in',
    load: async () => (await import('./OrganisationPage.tsx')).OrganisationPage,
  },
  {
    path: '/m/org/:organisationId/record',
    title: '记一次活动',
    needs: 'sign-in',
    load: async () => (await import('./RecordPage.tsx')).RecordPage,
  },
  {
    path: '/m/org/:organisationId/report',
    title: '向“两委”报告',
    needs: 'sign-in',
    load: async () => (await import('./ReportPage.tsx')).ReportPage,
  },
  {
    path: '/m/org/:organisationId/edit',
    title: '接着填备案表',
    needs: 'sign-in',
    load: async () => (await import('./StartPage.tsx')).EditPage,
  },
]
