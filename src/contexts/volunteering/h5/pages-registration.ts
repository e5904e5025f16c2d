import type { PhonePage } from '#ui/phone/page.ts'

/** Becoming a volunteer, and everything about oneself. */
export const registrationPhonePages: PhonePage[] = [
  {
    path: '/m/me',
    title: '我的',
    needs: 'sign-in',
    tab: { label: '我的', order: 4, icon: 'me' },
    load: async () => (await import('./MePage.tsx')).MePage,
  },
  {
    path: '/m/register',
    title: '注册志愿者',
    needs: 'sign-in',
    load: async () => (await import('./RegisterPage.tsx')).RegisterPage,
  },
  {
    path: '/m/me/prove',
    title: '接上以前的登记',
    needs: 'sign-in',
    load: async () => (await import('./ProvePage.tsx')).ProvePage,
  },
  {
    path: '/m/me/registration',
    title: '我的登记',
    needs: 'sign-in',
    load: async () => (await import('./RegistrationPage.tsx')).RegistrationPage,
  },
]
