import { Link } from 'react-router'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Say } from '#ui/phone/Say.tsx'
import type { Kept } from './contact-queue.ts'

type Box = { queue: readonly Kept[]; isKept: boolean; drop: (key: string) => void }

/** What is on this phone only; it goes as soon as it is recorded. */
export function Waiting({ box: { queue, isKept, drop } }: { box: Box }) {
  const waiting = queue.filter(({ told }) => told === undefined)
  const back = queue.filter(({ told }) => told !== undefined)
  return (
    <>
      {waiting.length > 0 && (
        <Say tone="note">
          {waiting.length}条接触记录还没有上传，有网后自动上传。上传之前只存在这部手机上，请设锁屏、不要借给别人。
        </Say>
      )}
      {!isKept && <Say tone="error">这部手机存不下，请不要关闭页面，尽快连上网络。</Say>}
      {back.map((one) => (
        <Card key={one.key} title={`${one.no} ${one.heldOn}的记录没有收下`}>
          <Say tone="error">{one.told}</Say>
          <Link to={`/m/cases/${one.caseId}/contact?again=${one.key}`} className="button main">
            改好再交
          </Link>
          <Button kind="danger" onClick={() => drop(one.key)}>
            不要这条了
          </Button>
        </Card>
      ))}
    </>
  )
}
