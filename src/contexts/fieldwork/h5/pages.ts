import type { PhonePage } from '#ui/phone/page.ts'

export const fieldworkPhonePages: PhonePage[] = [
  {
    path: '/m/field',
    title: '探访',
    needs: 'sign-in',
    tab: {
      label: '探访',
      order: 6,
      icon: 'visit',
      when: async (accountId) => (await import('./visiting.ts')).worksInTheField(accountId),
    },
    load: async () => (await import('./FieldPage.tsx')).FieldPage,
  },
  {
    path: '/m/field/somebody',
    title: '探访别的人',
    needs: 'sign-in',
    load: async () => (await import('./SomebodyPage.tsx')).SomebodyPage,
  },
  {
    path: '/m/field/again/:visitId',
    title: '改了再发',
    needs: 'sign-in',
    load: async () => (await import('./RecordPage.tsx')).AgainPage,
  },
  {
    path: '/m/field/:planId',
    title: '记录探访',
    needs: 'sign-in',
    load: async () => (await import('./RecordPage.tsx')).RecordPage,
  },
]
