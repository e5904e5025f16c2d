import type { Page } from '#ui/page.ts'

export const documentsPages: Page[] = [
  {
    path: '/documents',
    title: '公文',
    needs: 'documents.document.read',
    menu: { group: '工作台', order: 60 },
    hint: '拟稿、核稿、签发、编号、用印、印发都在这里登记；平台只出草稿，字号由文秘编，公章在线下盖，盖章件扫描传回。',
    load: async () => (await import('./DocumentsPage.tsx')).DocumentsPage,
  },
  {
    path: '/documents/new',
    title: '拟制公文',
    needs: 'documents.document.draft',
    load: async () => (await import('./DraftPage.tsx')).NewDocumentPage,
  },
  {
    path: '/documents/:documentId',
    title: '公文详情',
    needs: 'documents.document.read',
    load: async () => (await import('./DocumentPage.tsx')).DocumentPage,
  },
  {
    path: '/documents/:documentId/edit',
    title: '修改公文草稿',
    needs: 'documents.document.draft',
    load: async () => (await import('./DraftPage.tsx')).EditDocumentPage,
  },
]
