import type { HomeCard, Page } from '#ui/page.ts'

export const teamsPages: Page[] = [
  {
    path: '/teams',
    title: '队伍与项目',
    needs: 'teams.team.read',
    menu: { group: '志愿', order: 30 },
    hint: '队伍本年度有活动才计入三（五）；年度计划由社区填报、街镇批准；队伍解散、项目结束填日期，不删除。',
    load: async () => (await import('./TeamsPage.tsx')).TeamsPage,
  },
  {
    path: '/teams/team/:teamId',
    title: '队伍详情',
    needs: 'teams.team.read',
    load: async () => (await import('./TeamPage.tsx')).TeamPage,
  },
  {
    path: '/teams/plans/new',
    title: '填报年度计划',
    needs: 'teams.plan.record',
    load: async () => (await import('./PlanFormPage.tsx')).NewPlanPage,
  },
  {
    path: '/teams/plans/:planId',
    title: '年度计划',
    needs: 'teams.team.read',
    load: async () => (await import('./PlanPage.tsx')).PlanPage,
  },
  {
    path: '/teams/plans/:planId/edit',
    title: '修改年度计划',
    needs: 'teams.plan.record',
    load: async () => (await import('./PlanFormPage.tsx')).EditPlanPage,
  },
  {
    path: '/teams/stations/:stationId',
    title: '志愿服务站点',
    needs: 'teams.team.read',
    load: async () => (await import('./StationPage.tsx')).StationPage,
  },
]

export const teamsHomeCards: HomeCard[] = [
  {
    card: '待我批准的年度计划',
    needs: 'teams.plan.approve',
    order: 32,
    load: async () => (await import('./PlansCard.tsx')).PlansCard,
  },
]
