import type { Page } from '#ui/page.ts'

const needs = 'scoring.table.read'

export const scoringPages: Page[] = [
  {
    path: '/scoring',
    title: '评分单',
    needs,
    menu: { group: '评估', order: 10 },
    hint: '每个创建点随时可以按当前记录算一遍分：每一分从哪里来，点开就看得到。评估用的评分单密封后不再变化。',
    load: async () => (await import('./SheetsPage.tsx')).SheetsPage,
  },
  {
    path: '/scoring/points/:pointId',
    title: '评分单（按当前记录）',
    needs,
    load: async () => (await import('./SheetPage.tsx')).SheetPage,
  },
  {
    path: '/scoring/sheets/:sheetId',
    title: '密封的评分单',
    needs,
    load: async () => (await import('./SealedSheetPage.tsx')).SealedSheetPage,
  },
  {
    path: '/scoring/tables',
    title: '评分表',
    needs,
    menu: { group: '评估', order: 20 },
    hint: '评分表由一人起草、另一人审定，审定后不改；某一阶段开始评分后，就一直用那一版。',
    load: async () => (await import('./TablesPage.tsx')).TablesPage,
  },
  {
    path: '/scoring/tables/:tableId',
    title: '一版评分表',
    needs,
    load: async () => (await import('./TablePage.tsx')).TablePage,
  },
]
