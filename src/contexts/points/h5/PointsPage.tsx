import { useState } from 'react'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { pointsContract } from '../contract.ts'
import './points.css'

type Mine = z.infer<typeof pointsContract.endpoints.myPoints.output>
type Line = Mine['rows'][number]

/** How many points, from what, until when. */
export function PointsPage() {
  const [shown, setShown] = useState(20)
  const mine = useAsk(pointsContract, 'myPoints', { pageSize: Math.min(shown, 100) })
  return (
    <Screen title="我的积分" back="/m/me">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <Standing mine={mine.data} onMore={() => setShown(shown + 20)} />}
    </Screen>
  )
}

function Standing({ mine, onMore }: { mine: Mine; onMore: () => void }) {
  const { balance, owed, expiring, rows, total, areaName, rule } = mine
  if (areaName === null)
    return <Empty title="您还不是注册志愿者" next="先在“我的”里申请注册。注册后参加服务，就有积分。" />
  return (
    <>
      <Card>
        <p className="points-balance">
          <span>可以用的积分</span>
          <strong className="figure">{balance}</strong>
        </p>
        {owed > 0 && (
          <Say tone="note">
            还要补{owed}分：有一次服务的时长后来作废了，但积分已经用掉。再去服务，得到的积分先补上，补齐后就能再换东西。
          </Say>
        )}
        {expiring[0] && (
          <p>
            最早到期：{showDate(expiring[0].expiresOn)}，{expiring[0].points}分
          </p>
        )}
      </Card>
      <LinkButton to="/m/points/items">看看能换什么</LinkButton>
      <LinkButton to="/m/points/mine" kind="plain">
        我换过的
      </LinkButton>
      <Card title="积分从哪里来">
        {rows.length === 0 ? (
          <p>还没有积分。服务时长确认之后，积分会自动记上。</p>
        ) : (
          <ul className="points-lines">
            {rows.map((line) => (
              <OneLine key={line.id} line={line} />
            ))}
          </ul>
        )}
        {rows.length < Math.min(total, 100) && (
          <Button kind="plain" onClick={onMore}>
            再看以前的
          </Button>
        )}
      </Card>
      {rule ? <RuleCard rule={rule} /> : <Say tone="note">本街镇还没有施行积分规则，服务时长照常记录。</Say>}
    </>
  )
}

const signed = (points: number): string => (points > 0 ? `加${points}` : `减${-points}`)
const WORDS: Record<Line['kind'], string> = {
  earned: '参加服务',
  reversed: '服务时长作废，收回积分',
  spent: '换东西',
  returned: '没换成，积分退回',
  expired: '到期没有用',
  adjusted: '社区调整',
}
const about = ({ kind, note, servedOn }: Line): string =>
  kind === 'earned' && servedOn ? `${showDate(servedOn)} ${note}` : note

const OneLine = ({ line }: { line: Line }) => (
  <li>
    <span>
      <strong>{WORDS[line.kind]}</strong>
      <span className="detail">{about(line)}</span>
      {line.expiresOn && line.points > 0 && <span className="detail">{showDate(line.expiresOn)}前用</span>}
    </span>
    <span className="points-amount figure">
      {line.points === 0 ? '当天已满，不加' : signed(line.points)}
      <span className="detail">剩{line.balanceAfter}</span>
    </span>
  </li>
)

const RuleCard = ({ rule }: { rule: NonNullable<Mine['rule']> }) => (
  <Card title="积分怎么算">
    <p>
      服务一小时{rule.pointsPerHour}分，一天最多{rule.dailyCap}分，{rule.validityMonths}个月内有效。
    </p>
    <p className="points-rule">{rule.text}</p>
    <p className="detail">积分只换商品和服务，不换钱，不能转给别人。换东西不会减少您的服务时长。</p>
  </Card>
)
