import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Refused } from './api.ts'
import './ui.css'

/** Nothing here yet: says so, and what to do next. */
export function EmptyHint({ title, next, action }: { title: string; next?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-hint">
      <svg viewBox="0 0 64 48" width="64" height="48" aria-hidden="true" focusable="false">
        <path d="M8 20l8-12h32l8 12v20H8z" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 20h15c0 5 3 8 9 8s9-3 9-8h15" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <p className="empty-title">{title}</p>
      {next && <p className="muted">{next}</p>}
      {action}
    </div>
  )
}

const ADVICE: Record<number, string> = {
  0: '请检查网络连接；恢复后点“重试”。',
  403: '如确需查看，请联系本单位的安全管理员为您任命相应岗位。',
  404: '它可能已被移走，请从菜单重新进入。',
  503: '服务正忙，请稍候片刻再点“重试”。',
}

type ErrorHintProps = {
  error: Error
  /** The page's title, where nothing else of the page is shown. */
  heading?: string
  onRetry?: () => unknown
}

/** A page or a part of one that could not be read: the server's own sentence, what it means, and another try. */
export function ErrorHint({ error, heading, onRetry }: ErrorHintProps) {
  const status = error instanceof Refused ? error.status : 500
  const message = error instanceof Refused ? error.message : '页面出现问题，内容没有显示出来。请刷新页面重试。'
  return (
    <>
      {heading && <h1 className="only-read">{heading}</h1>}
      <div className="empty-hint" role="alert">
        <p className="empty-title">{status === 0 ? '网络不通' : message}</p>
        <p className="muted">{status === 0 ? message : !message.includes('请联系') && ADVICE[status]}</p>
        {onRetry && status !== 403 && <Button onClick={() => onRetry()}>重试</Button>}
      </div>
    </>
  )
}
