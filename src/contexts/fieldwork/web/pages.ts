import type { HomeCard, Page } from '#ui/page.ts'

export const fieldworkPages: Page[] = [
  {
    path: '/service/visits',
    title: '探访',
    needs: 'fieldwork.visit.read',
    menu: { group: '服务', order: 20 },
    hint: '列册的困难群众按类别定期探访；探访中发现的需求自动登记到“需求”。在外探访请用手机，没有网络也能记。',
    load: async () => (await import('./VisitsPage.tsx')).VisitsPage,
  },
  {
    path: '/service/groups',
    title: '小组与社区活动',
    needs: 'fieldwork.group.read',
    menu: { group: '服务', order: 30 },
    hint: '计划书由社工站负责人审定后才能招募、开展；每一节都留记录，误记的作废，可以恢复；档案齐全才能归档。',
    load: async () => (await import('./GroupsPage.tsx')).GroupsPage,
  },
  {
    path: '/service/groups/new',
    title: '提交计划书',
    needs: 'fieldwork.group.work',
    load: async () => (await import('./ProposalPage.tsx')).NewProposalPage,
  },
  {
    path: '/service/groups/:groupId',
    title: '小组或社区活动',
    needs: 'fieldwork.group.read',
    load: async () => (await import('./GroupPage.tsx')).GroupPage,
  },
  {
    path: '/service/groups/:groupId/edit',
    title: '修改计划书',
    needs: 'fieldwork.group.work',
    load: async () => (await import('./ProposalPage.tsx')).RevisePage,
  },
  {
    path: '/service/groups/:groupId/session',
    title: '记录一节',
    needs: 'fieldwork.group.work',
    load: async () => (await import('./SessionPage.tsx')).SessionPage,
  },
]

export const fieldworkHomeCards: HomeCard[] = [
  {
    card: '探访与小组待办',
    needs: 'fieldwork.visit.record',
    order: 34,
    load: async () => (await import('./ToDoCard.tsx')).ToDoCard,
  },
]
