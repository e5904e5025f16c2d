import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'

const SECONDS = 60
type Shown = readonly (readonly [string, ReactNode])[]

/** Shows what is masked, for a reason, and hides it again by itself; what was shown is kept nowhere on the page. */
export function Reveal({
  label,
  title,
  open,
}: {
  label: string
  title: string
  open: (reason: string) => Promise<Shown>
}) {
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    if (!shown) return undefined
    const timer = setTimeout(() => setShown(undefined), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [shown])
  if (shown)
    return (
      <>
        <Facts facts={shown} />
        <p>
          <Button onClick={() => setShown(undefined)}>立即隐去</Button>{' '}
          <span className="muted">{SECONDS}秒后自动隐去</span>
        </p>
      </>
    )
  return (
    <ConfirmAct
      label={label}
      title={title}
      confirmLabel="查看"
      danger={false}
      consequences={[`完整显示${SECONDS}秒，随后自动隐去`, '您的姓名、时间和查看理由记入审计，任何人不能删除']}
      reason={{ label: '查看理由', required: true }}
      onConfirm={async (reason) => setShown(await open(reason))}
    />
  )
}
