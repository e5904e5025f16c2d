import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'

type Kind = 'main' | 'plain' | 'danger'
type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind; busy?: boolean }

/** While `busy` it says so and takes no second press, but keeps its place and the focus. */
export const Button = ({ kind = 'main', busy = false, type = 'button', children, onClick, ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={busy ? 'button' : type}
    className={`button ${kind}`}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    {...(!busy && onClick && { onClick })}
  >
    {busy ? '请稍候…' : children}
  </button>
)

/** A link that looks like a button, for going on to a page. */
export const LinkButton = ({ to, kind = 'main', children }: { to: string; kind?: Kind; children: ReactNode }) => (
  <Link to={to} className={`button ${kind}`}>
    {children}
  </Link>
)
