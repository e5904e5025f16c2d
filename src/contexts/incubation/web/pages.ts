import type { HomeCard, Page } from '#ui/page.ts'

export const incubationPages: Page[] = [
  {
    path: '/social-organisations',
    title: '社会组织',
    needs: 'incubation.organisation.read',
    menu: { group: '服务', order: 40 },
    hint: '名册导入的组织自动列入；签订培育方案即纳入培育。新备案的、或培育后提升一级的，有公益活动才计入三（四）。',
    load: async () => (await import('./OrganisationsPage.tsx')).OrganisationsPage,
  },
  {
    path: '/social-organisations/new',
    title: '登记发起中的组织',
    needs: 'incubation.organisation.check',
    load: async () => (await import('./FormPage.tsx')).NewPage,
  },
  {
    path: '/social-organisations/:organisationId',
    title: '社会组织详情',
    needs: 'incubation.organisation.read',
    load: async () => (await import('./OrganisationPage.tsx')).OrganisationPage,
  },
  {
    path: '/social-organisations/:organisationId/edit',
    title: '修改备案表',
    needs: 'incubation.organisation.check',
    load: async () => (await import('./FormPage.tsx')).EditPage,
  },
]

export const incubationHomeCards: HomeCard[] = [
  {
    card: '社会组织：等我办的',
    needs: 'incubation.organisation.check',
    order: 46,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
