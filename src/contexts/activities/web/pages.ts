import type { HomeCard, Page } from '#ui/page.ts'

export const activitiesPages: Page[] = [
  {
    path: '/activities',
    title: '活动',
    needs: 'activities.activity.read',
    menu: { group: '志愿', order: 15 },
    hint: '活动由社区或队伍筹划，另一人审核后公开招募；签到签退产生时长，结束后10个工作日内应完成记录。',
    load: async () => (await import('./ActivitiesPage.tsx')).ActivitiesPage,
  },
  {
    path: '/activities/new',
    title: '筹划活动',
    needs: 'activities.activity.plan',
    load: async () => (await import('./ActivityFormPage.tsx')).NewActivityPage,
  },
  {
    path: '/activities/checks',
    title: '从业查询',
    needs: 'activities.attendance.read',
    load: async () => (await import('./ChecksPage.tsx')).ChecksPage,
  },
  {
    path: '/activities/:activityId',
    title: '活动详情',
    needs: 'activities.attendance.read',
    load: async () => (await import('./ActivityPage.tsx')).ActivityPage,
  },
  {
    path: '/activities/:activityId/edit',
    title: '修改活动',
    needs: 'activities.activity.plan',
    load: async () => (await import('./ActivityFormPage.tsx')).EditActivityPage,
  },
]

export const activitiesHomeCards: HomeCard[] = [
  {
    card: '活动待办',
    needs: 'activities.activity.read',
    order: 30,
    load: async () => (await import('./ToDoCard.tsx')).ToDoCard,
  },
]
