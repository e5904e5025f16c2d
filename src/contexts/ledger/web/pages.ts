import type { Page } from '#ui/page.ts'

export const ledgerPages: Page[] = [
  {
    path: '/fund/books',
    title: '基金账',
    needs: 'ledger.book.read',
    menu: { group: '基金', order: 40 },
    hint: '每只社区基金一本账，钱物都在慈善组织账内。凭证只增不改，错账用红字更正；点任何一个数，都能看到它由哪些分录而来。',
    load: async () => (await import('./BooksPage.tsx')).BooksPage,
  },
  {
    path: '/fund/books/:fundId',
    title: '一只基金的账',
    needs: 'ledger.book.read',
    load: async () => (await import('./BookPage.tsx')).BookPage,
  },
  {
    path: '/fund/entries/:entryId',
    title: '凭证',
    needs: 'ledger.book.read',
    load: async () => (await import('./EntryPage.tsx')).EntryPage,
  },
]
