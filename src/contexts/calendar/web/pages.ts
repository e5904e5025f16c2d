import type { HomeCard, Page } from '#ui/page.ts'

export const calendarPages: Page[] = [
  {
    path: '/to-do',
    title: '我的待办',
    needs: 'calendar.calendar.read',
    menu: { group: '工作台', order: 20 },
    hint: '该由您办、还没有办完的，逾期的在最前面；点开就到那条记录。',
    load: async () => (await import('./ToDo.tsx')).ToDoPage,
  },
  {
    path: '/calendar',
    title: '日程',
    needs: 'calendar.calendar.read',
    menu: { group: '工作台', order: 30 },
    hint: '任务、公开、募捐、需求、会议、时长……各项期限集中在一张月历上，只显示您的岗位能看到的。',
    load: async () => (await import('./CalendarPage.tsx')).CalendarPage,
  },
  {
    path: '/calendar/plans',
    title: '年度计划',
    needs: 'calendar.calendar.read',
    menu: { group: '工作台', order: 40 },
    hint: '一个区划一年一份，一人拟定、另一人审定；审定之后事项进入日程。',
    load: async () => (await import('./PlansPage.tsx')).PlansPage,
  },
  {
    path: '/calendar/plans/new',
    title: '拟定年度计划',
    needs: 'calendar.plan.record',
    load: async () => (await import('./PlanFormPage.tsx')).NewPlanPage,
  },
  {
    path: '/calendar/plans/:planId',
    title: '年度计划详情',
    needs: 'calendar.calendar.read',
    load: async () => (await import('./PlanPage.tsx')).PlanPage,
  },
  {
    path: '/calendar/plans/:planId/edit',
    title: '修改年度计划',
    needs: 'calendar.plan.record',
    load: async () => (await import('./PlanFormPage.tsx')).EditPlanPage,
  },
]

export const calendarHomeCards: HomeCard[] = [
  {
    card: '我的待办',
    needs: 'calendar.calendar.read',
    order: 5,
    load: async () => (await import('./ToDo.tsx')).ToDoCard,
  },
]
