import type { HomeCard, Page } from '#ui/page.ts'

export const recognitionPages: Page[] = [
  {
    path: '/volunteering/recognition',
    title: '证明与星级',
    needs: 'recognition.certificate.read',
    menu: { group: '志愿', order: 50 },
    hint: '谁组织、谁记录、谁证明，不收费。证明只写正式记入的服务；所载服务一旦作废，证明自动撤回。',
    load: async () => (await import('./RecognitionPage.tsx')).RecognitionPage,
  },
  {
    path: '/volunteering/recognition/certificates/:certificateId',
    title: '志愿服务记录证明',
    needs: 'recognition.certificate.read',
    load: async () => (await import('./CertificatePage.tsx')).CertificatePage,
  },
  {
    path: '/volunteering/recognition/stars/:starId',
    title: '星级申请',
    needs: 'recognition.star.read',
    load: async () => (await import('./StarPage.tsx')).StarPage,
  },
]

export const recognitionHomeCards: HomeCard[] = [
  {
    card: '待出具证明',
    needs: 'recognition.certificate.issue',
    order: 50,
    load: async () => (await import('./WaitingCard.tsx')).WaitingCard,
  },
]
