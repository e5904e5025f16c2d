import type { Page } from '#ui/page.ts'

export const learningPages: Page[] = [
  {
    path: '/learning/cases',
    title: '案例',
    needs: 'learning.case.read',
    menu: { group: '推广', order: 10 },
    hint: '背景、做法、成效、启示四部分；写明步骤、成本和角色的，别处可以照着做。写到人、拍到人的，本人同意后才公开。',
    load: async () => (await import('./CasesPage.tsx')).CasesPage,
  },
  {
    path: '/learning/cases/new',
    title: '撰写案例',
    needs: 'learning.case.write',
    load: async () => (await import('./CaseFormPage.tsx')).NewCasePage,
  },
  {
    path: '/learning/cases/:caseId',
    title: '案例详情',
    needs: 'learning.case.read',
    load: async () => (await import('./CasePage.tsx')).CasePage,
  },
  {
    path: '/learning/cases/:caseId/edit',
    title: '修改案例',
    needs: 'learning.case.write',
    load: async () => (await import('./CaseFormPage.tsx')).EditCasePage,
  },
  {
    path: '/learning/adoptions',
    title: '做法采用',
    needs: 'learning.case.read',
    menu: { group: '推广', order: 20 },
    hint: '公开推广的做法，别的街镇照着做：之前是多少，之后是多少，结果怎样。',
    load: async () => (await import('./AdoptionsPage.tsx')).AdoptionsPage,
  },
  {
    path: '/learning/publicity',
    title: '宣传台账',
    needs: 'learning.case.read',
    menu: { group: '推广', order: 30 },
    hint: '哪天在哪家媒体登了什么；标准要求每季度至少一条。可以按表格成批导入。',
    load: async () => (await import('./PublicityPage.tsx')).PublicityPage,
  },
  {
    path: '/learning/research',
    title: '研究台账',
    needs: 'learning.case.read',
    menu: { group: '推广', order: 40 },
    hint: '五社联动、社区公益基金、社工服务的专题研究，完成时附上报告。',
    load: async () => (await import('./ResearchPage.tsx')).ResearchPage,
  },
]
