import type { PhonePage } from '#ui/phone/page.ts'

export const expertsPhonePages: PhonePage[] = [
  {
    path: '/m/expert',
    title: '我联系的创建点',
    needs: 'sign-in',
    load: async () => (await import('./ContactsPage.tsx')).ContactsPage,
  },
  {
    path: '/m/expert/:contactId',
    title: '走访和意见',
    needs: 'sign-in',
    load: async () => (await import('./ContactPage.tsx')).ContactPage,
  },
]
