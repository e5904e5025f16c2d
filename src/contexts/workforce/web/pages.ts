import type { HomeCard, Page } from '#ui/page.ts'

export const workforcePages: Page[] = [
  {
    path: '/workforce',
    title: '社工队伍',
    needs: 'workforce.worker.read',
    menu: { group: '服务', order: 60 },
    hint: '专职社工登记在街镇社工站，社区工作者和“两委”成员登记在社区；离任填止日，不删除。花名册可以成批导入。',
    load: async () => (await import('./WorkforcePage.tsx')).WorkforcePage,
  },
  {
    path: '/workforce/stations/:stationId',
    title: '社工站',
    needs: 'workforce.station.read',
    load: async () => (await import('./StationPage.tsx')).StationPage,
  },
  {
    path: '/workforce/attendance/:townCode',
    title: '考勤月表',
    needs: 'workforce.station.read',
    hint: '默认全员在岗，只填例外；保存后可以再改，谁在何时填的留在表上。',
    load: async () => (await import('./AttendancePage.tsx')).AttendancePage,
  },
  {
    path: '/workforce/supervision',
    title: '督导记录',
    needs: 'workforce.supervision.record',
    menu: { group: '服务', order: 61 },
    hint: '督导先签字，社工再各自签字，双方都签了才计入督导时间；个案只写化名和档案号。',
    load: async () => (await import('./MySupervisionPage.tsx')).MySupervisionPage,
  },
  {
    path: '/workforce/supervision/new',
    title: '记录督导',
    needs: 'workforce.supervision.record',
    load: async () => (await import('./SupervisionFormPage.tsx')).NewSupervisionPage,
  },
  {
    path: '/workforce/supervision/:supervisionId',
    title: '督导记录详情',
    needs: 'sign-in',
    load: async () => (await import('./SupervisionPage.tsx')).SupervisionPage,
  },
  {
    path: '/workforce/supervision/:supervisionId/edit',
    title: '修改督导记录',
    needs: 'workforce.supervision.record',
    load: async () => (await import('./SupervisionFormPage.tsx')).EditSupervisionPage,
  },
]

export const workforceHomeCards: HomeCard[] = [
  {
    card: '待我签字的督导记录',
    needs: 'fieldwork.group.work',
    order: 45,
    load: async () => (await import('./SignCard.tsx')).SignCard,
  },
]
