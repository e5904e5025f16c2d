import { Component, type ReactNode } from 'react'
import { Button } from '#ui/phone/Button.tsx'
import { Screen } from '#ui/phone/Screen.tsx'

type Props = { children: ReactNode; resetOn?: string }

/** Catches what a page threw, so that the way to the other pages stays. Code that will not load means no network or a new release. */
export class ErrorBoundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }
  static getDerivedStateFromError = (error: Error) => ({ error })

  override componentDidUpdate({ resetOn }: Props) {
    if (resetOn !== this.props.resetOn && this.state.error) this.setState({ error: undefined })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const isAway = /dynamically imported|module script|Failed to fetch/i.test(error.message)
    return (
      <Screen title={isAway ? '页面没有打开' : '页面出现问题'}>
        <p role="alert">
          {isAway
            ? '可能是网络不通，或平台刚刚更新。有网络后点“重新打开”即可。'
            : '这不是您的操作造成的，已提交的内容不受影响。请点“重新打开”；如仍不行，请告诉社区工作人员。'}
        </p>
        <Button onClick={() => window.location.reload()}>重新打开</Button>
      </Screen>
    )
  }
}
