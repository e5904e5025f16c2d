import type { Page } from '#ui/page.ts'

export const interchangePages: Page[] = [
  {
    path: '/interchange',
    title: '全国系统对接',
    needs: 'interchange.exchange.read',
    menu: { group: '数据', order: 60 },
    hint: '数据分批生成文件，由您到国家系统报送；回执导回后，每条记录的受理情况就在这里。',
    load: async () => (await import('./OverviewPage.tsx')).OverviewPage,
  },
  {
    path: '/interchange/records',
    title: '对接记录',
    needs: 'interchange.exchange.read',
    load: async () => (await import('./SyncPage.tsx')).SyncPage,
  },
  {
    path: '/interchange/batches/:batchId',
    title: '对接批次',
    needs: 'interchange.exchange.read',
    load: async () => (await import('./BatchPage.tsx')).BatchPage,
  },
  {
    path: '/interchange/statements/:statementId',
    title: '时长对账',
    needs: 'interchange.exchange.read',
    load: async () => (await import('./StatementPage.tsx')).StatementPage,
  },
  {
    path: '/interchange/codes',
    title: '代码表',
    needs: 'interchange.exchange.read',
    menu: { group: '数据', order: 70 },
    hint: '报送文件的列和代码都来自这里；标着“未核对”的，还没有与标准原文核对过。',
    load: async () => (await import('./CodesPage.tsx')).CodesPage,
  },
]
