import type { PhonePage } from '#ui/phone/page.ts'

export const inspectionPhonePages: PhonePage[] = [
  {
    path: '/m/inspections',
    title: '检查',
    needs: 'sign-in',
    tab: {
      label: '检查',
      order: 7,
      icon: 'visit',
      when: async (accountId) => (await import('./inspecting.ts')).inspects(accountId),
    },
    load: async () => (await import('./InspectionsPage.tsx')).InspectionsPage,
  },
  {
    path: '/m/inspections/again/:visitId',
    title: '改了再发',
    needs: 'sign-in',
    load: async () => (await import('./InspectPage.tsx')).AgainPage,
  },
  {
    path: '/m/inspections/:visitId',
    title: '实地检查',
    needs: 'sign-in',
    load: async () => (await import('./InspectPage.tsx')).InspectPage,
  },
  {
    path: '/m/survey',
    title: '满意度调查',
    needs: 'nothing',
    load: async () => (await import('./CodePage.tsx')).CodePage,
  },
  {
    path: '/m/survey/:code',
    title: '满意度调查',
    needs: 'nothing',
    load: async () => (await import('./SurveyPage.tsx')).SurveyPage,
  },
]
