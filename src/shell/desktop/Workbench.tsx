import { useMemo } from 'react'
import { Route, Routes } from 'react-router'
import { mayOpen, OfferContext, useSession } from '#ui/session.ts'
import { useFreshness } from '../account.ts'
import { Layout } from './Layout.tsx'
import { NotFound, PageView } from './PageView.tsx'
import { cards, menuOf, pages } from './pages.ts'

/** The workbench of somebody signed in: the layout, and a route for each page of each context. */
export function Workbench() {
  const session = useSession()
  useFreshness()
  const offer = useMemo(
    () => ({
      groups: menuOf(pages.filter((page) => mayOpen(page, session))),
      cards: cards.filter((card) => mayOpen(card, session)),
    }),
    [session],
  )
  return (
    <OfferContext value={offer}>
      <Layout menu={offer.groups}>
        <Routes>
          {pages.map((page) => (
            <Route key={page.path} path={page.path} element={<PageView page={page} />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </Layout>
    </OfferContext>
  )
}
