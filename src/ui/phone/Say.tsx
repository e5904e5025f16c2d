import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

const MARKS = { error: '！', done: '✓', note: 'i' }

/** One sentence that matters now; errors are read out at once. Never by colour alone. */
export const Say = ({ tone, children }: { tone: keyof typeof MARKS; children: ReactNode }) => (
  <div className={`say ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
    <span className="mark" aria-hidden="true">
      {MARKS[tone]}
    </span>
    <div>{children}</div>
  </div>
)

/** Nothing is there: what to do next instead of a blank. */
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

/** It could not be read: why, and once more. */
export const Failed = ({ error, onRetry }: { error: Error; onRetry: () => unknown }) => (
  <div className="failed">
    <Say tone="error">{error.message}</Say>
    <Button kind="plain" onClick={() => onRetry()}>
      重试
    </Button>
  </div>
)
