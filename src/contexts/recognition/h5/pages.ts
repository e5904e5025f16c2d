import type { PhonePage } from '#ui/phone/page.ts'

export const recognitionPhonePages: PhonePage[] = [
  {
    path: '/m/verify',
    title: '查验证明',
    needs: 'nothing',
    load: async () => (await import('./VerifyPage.tsx')).VerifyPage,
  },
  {
    path: '/m/verify/:code',
    title: '查验证明',
    needs: 'nothing',
    load: async () => (await import('./VerifiedPage.tsx')).VerifiedPage,
  },
  {
    path: '/m/certificates',
    title: '我的证明',
    needs: 'sign-in',
    load: async () => (await import('./CertificatesPage.tsx')).CertificatesPage,
  },
  {
    path: '/m/certificates/new',
    title: '开证明',
    needs: 'sign-in',
    load: async () => (await import('./AskPage.tsx')).AskPage,
  },
  {
    path: '/m/star',
    title: '我的星级',
    needs: 'sign-in',
    load: async () => (await import('./StarPage.tsx')).StarPage,
  },
  {
    path: '/m/notice/stars',
    title: '星级公示',
    needs: 'nothing',
    load: async () => (await import('./StarNoticesPage.tsx')).StarNoticesPage,
  },
]
