import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Refused } from './api.ts'

/** Somebody else changed the record between reading and saving (409 access.stale). */
export const isStale = (error: Error | null | undefined): boolean =>
  error instanceof Refused && error.code === 'access.stale'

/** Why an act was refused, above the form that asked; what was typed stays. Read out when it appears. */
export function ErrorAlert({ error, onRefresh }: { error: Error | null | undefined; onRefresh?: () => unknown }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: 'nearest' })
  }, [error])
  if (!error) return null
  const known = error instanceof Refused
  const message = known ? error.message : '页面出现问题，本次没有提交。请刷新页面后重试。'
  return (
    <div ref={place} className="error-alert" role="alert">
      <Alert
        type={isStale(error) ? 'warning' : 'error'}
        showIcon
        title={message}
        {...(issuesOf(error).length > 1 && { description: <Issues messages={issuesOf(error)} /> })}
        action={
          isStale(error) && onRefresh ? (
            <Button size="small" onClick={() => onRefresh()}>
              刷新数据（保留已填内容）
            </Button>
          ) : undefined
        }
      />
    </div>
  )
}

/**
 * For forms on a record: pass the act's error and how to read the record afresh. When the record went stale the alert
 * offers the refresh, after which the form's own values, untouched, go out with the new version.
 */
export const useVersionConflict = (error: Error | null | undefined, refresh: () => unknown) => ({
  stale: isStale(error),
  alert: <ErrorAlert error={error} onRefresh={refresh} />,
})

const Issues = ({ messages }: { messages: string[] }) => (
  <ul className="issues">
    {messages.map((message) => (
      <li key={message}>{message}</li>
    ))}
  </ul>
)

function issuesOf(error: Error): string[] {
  const issues = error instanceof Refused ? error.details.issues : undefined
  return Array.isArray(issues) ? [...new Set(issues.map((issue) => String(issue.message)))] : []
}
