import type { PhonePage } from '#ui/phone/page.ts'

export const linkagePhonePages: PhonePage[] = [
  {
    path: '/m/tasks',
    title: '我的任务',
    needs: 'sign-in',
    load: async () => (await import('./TasksPage.tsx')).TasksPage,
  },
  {
    path: '/m/tasks/:taskId',
    title: '一项任务',
    needs: 'sign-in',
    load: async () => (await import('./TaskPage.tsx')).TaskPage,
  },
  {
    path: '/m/linkage/:projectId',
    title: '做成了什么',
    needs: 'nothing',
    load: async () => (await import('./DonePage.tsx')).DonePage,
  },
]
