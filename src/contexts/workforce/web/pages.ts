import type { Page } from '#ui/page.ts'

export const workforcePages: Page[] = [
  {
    path: '/workforce',
    title: '社工队伍',
    needs: 'workforce.worker.read',
    menu: { group: '名录', order: 50 },
    hint: '专职社工登记在街镇社工站，社区工作者和“两委”成员登记在社区；离任填止日，不删除。花名册可以成批导入。',
    load: async () => (await import('./WorkforcePage.tsx')).WorkforcePage,
  },
]
