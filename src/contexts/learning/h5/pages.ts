import type { PhonePage } from '#ui/phone/page.ts'

export const learningPhonePages: PhonePage[] = [
  {
    path: '/m/practices',
    title: '好做法',
    needs: 'nothing',
    load: async () => (await import('./CasesPage.tsx')).CasesPage,
  },
  {
    path: '/m/practices/:caseId',
    title: '好做法',
    needs: 'nothing',
    load: async () => (await import('./CasePage.tsx')).CasePage,
  },
]
