import { Button } from 'antd'
import { Component, type ReactNode } from 'react'

type Props = { children: ReactNode; resetOn?: string }

/** Catches what a page threw, so that the menu stays usable. A page's code that will not load means a new release. */
export class ErrorBoundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }
  static getDerivedStateFromError = (error: Error) => ({ error })

  override componentDidUpdate({ resetOn }: Props) {
    if (resetOn !== this.props.resetOn && this.state.error) this.setState({ error: undefined })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const isOutdated = /dynamically imported|module script|Failed to fetch/i.test(error.message)
    return (
      <div className="whole-page" role="alert">
        <h1>{isOutdated ? '页面没有读取成功' : '页面出现问题'}</h1>
        <p>
          {isOutdated
            ? '可能是网络中断，或平台刚刚更新。刷新后即可继续，已填写的内容会保留。'
            : '这不是您的操作造成的，已提交的内容不受影响。请刷新重试；如仍出现，请把所在页面和操作步骤告诉系统管理员。'}
        </p>
        <Button type="primary" onClick={() => window.location.reload()}>
          刷新页面
        </Button>
      </div>
    )
  }
}
