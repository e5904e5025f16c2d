import { Button, Progress } from 'antd'
import './ui.css'

type BatchProgressProps = {
  /** What is going on: 正在核对. */
  title: string
  done: number
  /** Unknown while the file is still being counted. */
  total?: number | undefined
  unit?: string
  onCancel?: () => void
  isCancelling?: boolean
}

/** How far a long piece of work is, in numbers as well as a bar, and the way to stop it. */
export function BatchProgress({ title, done, total, unit = '行', onCancel, isCancelling = false }: BatchProgressProps) {
  const percent = total ? Math.min(100, Math.floor((done * 100) / total)) : undefined
  return (
    <div className="batch-progress">
      <div role="status">
        {title}：已处理 <span className="figure">{done.toLocaleString('zh-CN')}</span>
        {total !== undefined && ` / ${total.toLocaleString('zh-CN')}`} {unit}
      </div>
      <Progress aria-label={title} percent={percent ?? 0} status="active" showInfo={percent !== undefined} />
      <p className="muted">可以离开本页，完成后会在“消息”中通知您。</p>
      {onCancel && (
        <Button onClick={onCancel} loading={isCancelling}>
          停止
        </Button>
      )}
    </div>
  )
}
