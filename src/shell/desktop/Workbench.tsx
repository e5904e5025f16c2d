import { Route, Routes } from 'react-router'
import { mayOpen, useSession } from '#ui/session.ts'
import { Layout } from './Layout.tsx'
import { NotFound, PageView } from './PageView.tsx'
import { menuOf, pages } from './pages.ts'

/** The workbench of somebody signed in: the layout, and a route for each page of each context. */
export function Workbench() {
  const session = useSession()
  const menu = menuOf(pages.filter((page) => mayOpen(page, session)))
  return (
    <Layout menu={menu}>
      <Routes>
        {pages.map((page) => (
          <Route key={page.path} path={page.path} element={<PageView page={page} />} />
        ))}
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Layout>
  )
}
