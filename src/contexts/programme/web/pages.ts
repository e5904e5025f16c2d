import type { HomeCard, Page } from '#ui/page.ts'

export const programmePages: Page[] = [
  {
    path: '/quotas',
    title: '名额',
    needs: 'programme.quota.read',
    menu: { group: '创建', order: 30 },
    hint: '附件1的名额、已用与剩余一表对照。算不平的区会列出算式和三种处理办法，由市里决定，系统不代为取舍。',
    load: async () => (await import('./QuotasPage.tsx')).QuotasPage,
  },
  {
    path: '/nominations',
    title: '申报与审批',
    needs: 'programme.point.read',
    menu: { group: '创建', order: 40 },
    hint: '街镇申报、区级审批、市级备案都在这里。每一步都记下谁、何时、因何办理；名额与规则当场核对。',
    load: async () => (await import('./NominationsPage.tsx')).NominationsPage,
  },
  {
    path: '/nominations/new',
    title: '填写申报',
    needs: 'programme.point.nominate',
    hint: '选街镇、勾社区，右侧随即核对规则与名额；没填完可先存草稿。',
    load: async () => (await import('./NominationFormPage.tsx')).NewNominationPage,
  },
  {
    path: '/nominations/:pointId',
    title: '申报详情',
    needs: 'programme.point.read',
    load: async () => (await import('./NominationPage.tsx')).NominationPage,
  },
  {
    path: '/nominations/:pointId/edit',
    title: '修改申报',
    needs: 'programme.point.nominate',
    load: async () => (await import('./NominationFormPage.tsx')).EditNominationPage,
  },
  {
    path: '/tasks',
    title: '创建任务',
    needs: 'programme.task.read',
    menu: { group: '创建', order: 50 },
    hint: '创建标准分解成的任务：街镇办理、区级核验，逾期标红。',
    load: async () => (await import('./TasksPage.tsx')).TasksPage,
  },
]

export const programmeHomeCards: HomeCard[] = [
  {
    card: '申报待办',
    needs: 'programme.point.read',
    order: 20,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
