import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** A group of things that belong together, with a heading of its own where it needs one. */
export const Card = ({ title, children }: { title?: string; children: ReactNode }) => (
  <section className="card">
    {title && <h2>{title}</h2>}
    {children}
  </section>
)

/** What is known, as names and values; a row without a value is left out. */
export const Facts = ({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) => (
  <dl className="facts">
    {rows
      .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
      .map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)

type ListLinkProps = { to: string; title: string; detail?: ReactNode; end?: ReactNode }

/** A big row that opens a page. Several of them stand in a <ul className="list">. */
export const ListLink = ({ to, title, detail, end }: ListLinkProps) => (
  <Link to={to} className="list-link">
    <span className="list-link-text">
      <strong>{title}</strong>
      {detail && <span className="detail">{detail}</span>}
    </span>
    {end && <span className="list-link-end">{end}</span>}
  </Link>
)
