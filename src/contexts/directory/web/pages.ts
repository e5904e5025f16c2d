import type { HomeCard, Page } from '#ui/page.ts'

export const directoryPages: Page[] = [
  {
    path: '/areas',
    title: '区划',
    needs: 'directory.area.read',
    menu: { group: '名录', order: 10 },
    hint: '全部表格中的街镇、社区都以这里的正式名称为准。可按名称、其他名称或区划代码查找。',
    load: async () => (await import('./AreasPage.tsx')).AreasPage,
  },
  {
    path: '/areas/names',
    title: '名称待确认',
    needs: 'directory.area.read',
    menu: { group: '名录', order: 20 },
    hint: '写法与正式名称相近但不相同的，系统不代为判断，由您核实后确认；确认时须写明依据。',
    load: async () => (await import('./NamesPage.tsx')).NamesPage,
  },
  {
    path: '/population',
    title: '常住人口',
    needs: 'directory.population.read',
    menu: { group: '名录', order: 30 },
    hint: '人口数只增不改：数字有变，另登记一期。冻结为基数的一期，是各项占比的分母。',
    load: async () => (await import('./PopulationPage.tsx')).PopulationPage,
  },
  {
    path: '/people',
    title: '人员',
    needs: 'directory.person.read',
    menu: { group: '名录', order: 40 },
    hint: '姓名、证件号、电话一律打码显示。确需查看全部信息的，写明理由后短暂显示，并记入审计。',
    load: async () => (await import('./PeoplePage.tsx')).PeoplePage,
  },
  {
    path: '/directory/people/:personId',
    title: '人员信息',
    needs: 'directory.person.read',
    load: async () => (await import('./PersonPage.tsx')).PersonPage,
  },
  {
    path: '/organisations',
    title: '组织',
    needs: 'directory.organisation.read',
    menu: { group: '名录', order: 50 },
    hint: '社区社会组织、承接机构、慈善组织与志愿服务组织。只有已登记或已备案的社区社会组织计入创建指标。',
    load: async () => (await import('./OrganisationsPage.tsx')).OrganisationsPage,
  },
]

export const directoryHomeCards: HomeCard[] = [
  {
    card: '待确认名称',
    needs: 'directory.name.decide',
    order: 30,
    load: async () => (await import('./NamesCard.tsx')).NamesCard,
  },
]
