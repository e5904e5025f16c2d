import { draftDocument } from '#contexts/documents/public.ts'
import type { MakeSample } from './samples.ts'

export const documentsSamples: Record<string, MakeSample> = {
  'documents.document': (tx, areaCode, now) =>
    draftDocument(tx, {
      ...{
        genre: '通知',
        layout: 'document',
        areaCode,
        issuer: '样例街道办事处',
        title: '样例通知',
        addressee: '各社区',
      },
      ...{ body: [{ kind: 'paragraph', text: '样例正文。' }], disclosure: 'on-request' },
      by: { accountId: '00000000-0000-4000-8000-000000000001', personId: null, name: '样例', now },
    }),
}
