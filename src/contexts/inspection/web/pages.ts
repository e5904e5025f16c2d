import type { HomeCard, Page } from '#ui/page.ts'

export const inspectionPages: Page[] = [
  {
    path: '/inspection',
    title: '检查与评议',
    needs: 'inspection.inspection.read',
    menu: { group: '评估', order: 20 },
    hint: '评估之前要看的都在这里：创建点的自评、实地检查、居民满意度、档案抽查。结果进入评分表，每个数都能点回原记录。',
    load: async () => (await import('./InspectionPage.tsx')).InspectionPage,
  },
  {
    path: '/inspection/assessments/:assessmentId',
    title: '自评',
    needs: 'inspection.inspection.read',
    load: async () => (await import('./AssessmentPage.tsx')).AssessmentPage,
  },
  {
    path: '/inspection/visits/:visitId',
    title: '实地检查',
    needs: 'inspection.inspection.read',
    load: async () => (await import('./VisitPage.tsx')).VisitPage,
  },
  {
    path: '/inspection/surveys/:surveyId',
    title: '满意度调查',
    needs: 'inspection.inspection.read',
    load: async () => (await import('./SurveyPage.tsx')).SurveyPage,
  },
  {
    path: '/inspection/samples/:sampleId',
    title: '档案抽查',
    needs: 'inspection.inspection.read',
    load: async () => (await import('./SamplePage.tsx')).SamplePage,
  },
]

export const inspectionHomeCards: HomeCard[] = [
  {
    card: '检查待办',
    needs: 'inspection.inspection.read',
    order: 48,
    load: async () => (await import('./ToDoCard.tsx')).ToDoCard,
  },
]
