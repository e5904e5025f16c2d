import type { Page } from '#ui/page.ts'

export const standardsPages: Page[] = [
  {
    path: '/board',
    title: '挂图作战',
    needs: 'standards.measurement.read',
    menu: { group: '创建', order: 10 },
    hint: '一行一个创建点，一列一项标准。灯按“当天应达进度”判定；点开任何一格，都能看到它由哪些记录算出。',
    load: async () => (await import('./BoardPage.tsx')).BoardPage,
  },
  {
    path: '/districts',
    title: '各区进度',
    needs: 'standards.measurement.read',
    menu: { group: '创建', order: 20 },
    hint: '名额、已建、在办与平均进度一表对照；点区名查看该区全部创建点。',
    load: async () => (await import('./DistrictsPage.tsx')).DistrictsPage,
  },
  {
    path: '/points/:pointId',
    title: '创建点',
    needs: 'standards.measurement.read',
    hint: '24项指标逐项列出实际、下限与差距。点任何一个数，打开它的分子、分母和每一条记录。',
    load: async () => (await import('./PointPage.tsx')).PointPage,
  },
  {
    path: '/snapshots',
    title: '阶段快照',
    needs: 'standards.measurement.read',
    menu: { group: '创建', order: 60 },
    hint: '里程碑当日的数字冻结后不再改变；后来的更正列在“冻结后的变化”中。',
    load: async () => (await import('./SnapshotsPage.tsx')).SnapshotsPage,
  },
]
