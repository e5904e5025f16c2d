import type { Page } from '#ui/page.ts'

export const evaluationPages: Page[] = [
  {
    path: '/evaluation/occasions',
    title: '各点评估',
    needs: 'evaluation.evaluation.read',
    menu: { group: '评估', order: 30 },
    hint: '评估组三人以上单数，先签声明再看材料；各评各的，交齐之前谁也看不到分数。',
    load: async () => (await import('./OccasionsPage.tsx')).OccasionsPage,
  },
  {
    path: '/evaluation/occasions/new',
    title: '发起评估',
    needs: 'evaluation.panel.form',
    load: async () => (await import('./OpenPage.tsx')).OpenPage,
  },
  {
    path: '/evaluation/occasions/:occasionId',
    title: '评估详情',
    needs: 'evaluation.evaluation.read',
    load: async () => (await import('./OccasionPage.tsx')).OccasionPage,
  },
  {
    path: '/evaluation/occasions/:occasionId/panel',
    title: '确定评估组',
    needs: 'evaluation.panel.form',
    load: async () => (await import('./PanelPage.tsx')).PanelPage,
  },
  {
    path: '/evaluation/mine',
    title: '我的评估',
    needs: 'evaluation.score.give',
    menu: { group: '评估', order: 35 },
    hint: '签署声明之后才能看材料。记录算出的分可以说明理由调低，不能调高。评一项存一项，交了不能改。',
    load: async () => (await import('./MinePage.tsx')).MinePage,
  },
  {
    path: '/evaluation/mine/:seatId',
    title: '评分',
    needs: 'evaluation.score.give',
    load: async () => (await import('./ScorePage.tsx')).ScorePage,
  },
]
