import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { directoryContract } from '../contract.ts'
import { Facts } from './parts.tsx'

type Shown = z.infer<(typeof directoryContract)['endpoints']['revealPerson']['output']>
const SECONDS = 60

/** Shows what is masked, for a reason, and hides it again by itself; what was shown is kept nowhere on the page. */
export function RevealPerson({ personId, version }: { personId: string; version: number }) {
  const reveal = useAct(directoryContract, 'revealPerson')
  const [shown, setShown] = useState<Shown>()
  const hide = () => setShown(undefined)
  const ask = async (reason: string) => {
    setShown(await reveal.mutateAsync({ personId, version, reason }))
    reveal.reset()
  }
  if (shown) return <Revealed shown={shown} onHide={hide} />
  return (
    <Section title="全部信息">
      <p className="muted">核对发放、联系本人等确需使用时，可短暂查看。请勿截屏、抄录到其他文件。</p>
      <ConfirmAct
        label="查看全部信息"
        title="查看此人的全部信息？"
        confirmLabel="查看"
        danger={false}
        consequences={[
          `姓名、身份证号、电话和住址将完整显示${SECONDS}秒，随后自动隐去。`,
          '您的姓名、时间和查看理由记入审计，任何人不能删除。',
        ]}
        reason={{ label: '查看理由', required: true }}
        onConfirm={ask}
      />
    </Section>
  )
}

function Revealed({ shown, onHide }: { shown: Shown; onHide: () => void }) {
  const [left, setLeft] = useState(SECONDS)
  useEffect(() => {
    const tick = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(tick)
  }, [])
  useEffect(() => {
    if (left <= 0) onHide()
  }, [left, onHide])
  return (
    <Section title="全部信息">
      <div className="revealed">
        <Facts
          facts={[
            ['姓名', shown.name],
            [
              '身份证号',
              <span key="id" className="figure">
                {shown.idNumber ?? '没有登记'}
              </span>,
            ],
            [
              '电话',
              <span key="phone" className="figure">
                {shown.phone || '没有登记'}
              </span>,
            ],
            ['住址', shown.address || '没有登记'],
          ]}
        />
        <div className="revealed-foot">
          <Button onClick={onHide}>立即隐去</Button>
          <span className="muted figure">{left}秒后自动隐去</span>
        </div>
      </div>
    </Section>
  )
}
