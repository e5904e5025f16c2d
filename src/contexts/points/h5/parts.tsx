import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Link } from 'react-router'

/** The kit of `src/ui/phone` in its own words and class names, as far as these pages need it; they change over by their imports. */
export const Screen = ({ title, back, children }: { title: string; back?: string; children: ReactNode }) => (
  <main className="screen" id="content">
    {back && (
      <Link to={back} className="back">
        返回
      </Link>
    )}
    <h1 tabIndex={-1}>{title}</h1>
    {children}
  </main>
)

export const Card = ({ title, children }: { title?: string; children: ReactNode }) => (
  <section className="card">
    {title && <h2>{title}</h2>}
    {children}
  </section>
)

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: 'main' | 'plain' | 'danger'; busy?: boolean }
export const Button = ({ kind = 'main', busy = false, children, ...rest }: ButtonProps) => (
  <button {...rest} type="button" className={`button ${kind}`} disabled={busy || rest.disabled}>
    {busy ? '请稍候…' : children}
  </button>
)

export const LinkButton = ({
  to,
  kind = 'main',
  children,
}: {
  to: string
  kind?: 'main' | 'plain'
  children: ReactNode
}) => (
  <Link to={to} className={`button ${kind}`}>
    {children}
  </Link>
)

export const Say = ({ tone, children }: { tone: 'error' | 'done' | 'note'; children: ReactNode }) => (
  <div className={`say ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
    <div>{children}</div>
  </div>
)

export const Empty = ({ title, next, action }: { title: string; next: string; action?: ReactNode }) => (
  <div className="empty">
    <strong>{title}</strong>
    <p>{next}</p>
    {action}
  </div>
)

export const Loading = () => (
  <p className="loading" role="status">
    正在读取…
  </p>
)

export const Failed = ({ error, onRetry }: { error: Error; onRetry: () => unknown }) => (
  <div className="failed">
    <Say tone="error">{error.message}</Say>
    <Button kind="plain" onClick={() => onRetry()}>
      重试
    </Button>
  </div>
)
