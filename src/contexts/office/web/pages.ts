import type { Page } from '#ui/page.ts'

export const officePages: Page[] = [
  {
    path: '/',
    title: '工作台',
    needs: 'sign-in',
    menu: { group: '工作台', order: 0 },
    hint: '这里汇集待您办理的事项和最近的消息；左侧菜单是您的岗位可以使用的全部页面。',
    load: async () => (await import('./HomePage.tsx')).HomePage,
  },
  {
    path: '/messages',
    title: '消息',
    needs: 'sign-in',
    menu: { group: '工作台', order: 10 },
    load: async () => (await import('./MessagesPage.tsx')).MessagesPage,
  },
  {
    path: '/account',
    title: '我的账号',
    needs: 'sign-in',
    menu: { group: '工作台', order: 90 },
    hint: '建议开启两步验证：即使密码泄露，他人也不能登录。',
    load: async () => (await import('./MyAccountPage.tsx')).MyAccountPage,
  },
  {
    path: '/imports',
    title: '导入',
    needs: 'sign-in',
    menu: { group: '数据', order: 80 },
    hint: '先下载模板填好，再上传；系统先逐行核对，列出每一处问题，由您确认后才写入。',
    load: async () => (await import('./ImportsPage.tsx')).ImportsPage,
  },
  {
    path: '/imports/new',
    title: '新的导入',
    needs: 'sign-in',
    load: async () => (await import('./NewImportPage.tsx')).NewImportPage,
  },
  {
    path: '/imports/:batchId',
    title: '导入核对',
    needs: 'sign-in',
    load: async () => (await import('./ImportPage.tsx')).ImportPage,
  },
  {
    path: '/exports',
    title: '导出',
    needs: 'sign-in',
    menu: { group: '数据', order: 90 },
    hint: '在各个列表页点“导出”，文件会在这里生成；文件中注明导出人和时间。',
    load: async () => (await import('./ExportsPage.tsx')).ExportsPage,
  },
  {
    path: '/api-docs',
    title: '接口文档',
    needs: 'sign-in',
    menu: { group: '系统', order: 90 },
    hint: '供其他系统对接时查阅：每个接口谁能用、提交什么、返回什么。',
    load: async () => (await import('./ApiDocsPage.tsx')).ApiDocsPage,
  },
]
