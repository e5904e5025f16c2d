import type { HomeCard, Page } from '#ui/page.ts'

export const linkagePages: Page[] = [
  {
    path: '/linkage',
    title: '联动看板',
    needs: 'linkage.linkage.read',
    menu: { group: '联动', order: 10 },
    hint: '五方谁动了、谁没动、停了多少天，一眼看清；被邀请而没有行动的，一天可以催一次。',
    load: async () => (await import('./BoardPage.tsx')).BoardPage,
  },
  {
    path: '/linkage/projects',
    title: '联动项目',
    needs: 'linkage.linkage.read',
    menu: { group: '联动', order: 20 },
    hint: '一个项目从需求开始，设五个席位；席位只由各方自己留下的记录填上，不能手工打勾。',
    load: async () => (await import('./ProjectsPage.tsx')).ProjectsPage,
  },
  {
    path: '/linkage/projects/new',
    title: '成立联动项目',
    needs: 'linkage.linkage.lead',
    load: async () => (await import('./ProjectFormPage.tsx')).NewProjectPage,
  },
  {
    path: '/linkage/projects/:projectId',
    title: '联动项目详情',
    needs: 'linkage.linkage.read',
    load: async () => (await import('./ProjectPage.tsx')).ProjectPage,
  },
  {
    path: '/linkage/projects/:projectId/edit',
    title: '修改联动项目',
    needs: 'linkage.linkage.lead',
    load: async () => (await import('./ProjectFormPage.tsx')).EditProjectPage,
  },
  {
    path: '/linkage/resources',
    title: '资源与服务',
    needs: 'linkage.linkage.read',
    menu: { group: '联动', order: 40 },
    hint: '辖区里谁能提供什么，一份资源清单、一份服务清单；为需求找到合适的，说明理由再对接。',
    load: async () => (await import('./ResourcesPage.tsx')).ResourcesPage,
  },
  {
    path: '/linkage/resources/needs/:needId',
    title: '为需求找资源',
    needs: 'linkage.linkage.lead',
    load: async () => (await import('./MatchPage.tsx')).MatchPage,
  },
  {
    path: '/linkage/meetings',
    title: '联席会议',
    needs: 'linkage.linkage.read',
    menu: { group: '联动', order: 50 },
    hint: '议题来自需求，到会过半才能作决议，通过的决议交给一个人、定一个日子。',
    load: async () => (await import('./MeetingsPage.tsx')).MeetingsPage,
  },
  {
    path: '/linkage/meetings/new',
    title: '召集联席会议',
    needs: 'linkage.meeting.hold',
    load: async () => (await import('./MeetingFormPage.tsx')).MeetingFormPage,
  },
  {
    path: '/linkage/meetings/:meetingId',
    title: '联席会议详情',
    needs: 'linkage.linkage.read',
    load: async () => (await import('./MeetingPage.tsx')).MeetingPage,
  },
  {
    path: '/linkage/tasks',
    title: '任务',
    needs: 'linkage.linkage.read',
    menu: { group: '联动', order: 60 },
    hint: '决议和项目交办的事，谁负责、到哪天；逾期的自动催办。',
    load: async () => (await import('./TasksPage.tsx')).TasksPage,
  },
]

export const linkageHomeCards: HomeCard[] = [
  {
    card: '停滞的联动',
    needs: 'linkage.linkage.lead',
    order: 45,
    load: async () => (await import('./StillCard.tsx')).StillCard,
  },
]
