import { NavLink } from 'react-router'
import type { MenuGroup } from './pages.ts'

/** The pages this person may open, under their groups. */
export const Menu = ({ menu }: { menu: readonly MenuGroup[] }) => (
  <nav className="menu" aria-label="主菜单">
    {menu.map(({ group, pages }) => (
      <section key={group} aria-label={group}>
        <h2>{group}</h2>
        <ul>
          {pages.map(({ path, title }) => (
            <li key={path}>
              <NavLink to={path} end={hasBelow(menu, path)}>
                {title}
              </NavLink>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </nav>
)

/** A page with another of the menu below it is marked for itself alone. */
const hasBelow = (menu: readonly MenuGroup[], path: string): boolean =>
  path === '/' || menu.some(({ pages }) => pages.some((other) => other.path.startsWith(`${path}/`)))
