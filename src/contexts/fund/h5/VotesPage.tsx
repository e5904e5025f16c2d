import type { z } from 'zod'
import { dateOf, showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { fundContract } from '../contract.ts'
import { Ballot } from './Ballot.tsx'
import { Opinion } from './Opinion.tsx'

export type Matter = z.infer<typeof fundContract.endpoints.myResolutions.output>['rows'][number]

const ENDS: Record<Matter['state'], string> = {
  open: '正在表决',
  passed: '通过了',
  rejected: '没有通过',
  lapsed: '人数不够，没有形成决议',
  vetoed: '被慈善组织否决',
}
const CHOSEN = { for: '赞成', against: '反对', abstain: '弃权' }

/** What waits for one's vote, or for the monitor's eye; below it what is over. */
export function VotesPage() {
  const list = useAsk(fundContract, 'myResolutions', {})
  const open = list.data?.rows.filter(({ state }) => state === 'open') ?? []
  const over = list.data?.rows.filter(({ state }) => state !== 'open') ?? []
  return (
    <Screen title="基金表决" back="/m">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data && open.length === 0 && <Empty title="现在没有要表决的事" next="有新的事，会在消息里告诉您。" />}
      {open.map((one) => (
        <Open key={one.id} one={one} />
      ))}
      {over.length > 0 && <h2>已经结束的</h2>}
      {over.map((one) => (
        <Card key={one.id} title={one.title}>
          <p>
            <strong>{ENDS[one.state]}</strong>
          </p>
          <Count one={one} />
          {one.mine && <p className="detail">您投的是：{CHOSEN[one.mine]}</p>}
          {one.recused && <p className="detail">您回避了：{one.recused}</p>}
        </Card>
      ))}
    </Screen>
  )
}

const Count = ({ one: { tally } }: { one: Matter }) => (
  <p className="detail">
    赞成{tally.for}票，反对{tally.against}票，弃权{tally.abstain}票{tally.recused > 0 && `，回避${tally.recused}人`}
    {tally.waiting > 0 && `，${tally.waiting}人没投`}
  </p>
)

const Open = ({ one }: { one: Matter }) => (
  <Card title={one.title}>
    <p>{one.fundName}</p>
    {one.amountFen !== null && (
      <p>
        金额<strong className="figure">{yuan(one.amountFen)}</strong>
      </p>
    )}
    <p className="detail">
      {showDate(dateOf(new Date(one.openedAt)))}提出，{showDate(one.closesOn)}截止
      {one.isMajor && '；这是大事，要三分之二的人赞成'}
    </p>
    <Count one={one} />
    {one.recused && <Say tone="note">您不参加这次表决：{one.recused}</Say>}
    {one.mine && <Say tone="done">您已经投了：{CHOSEN[one.mine]}。投后不能改。</Say>}
    {(one.votes.length > 0 || one.colleagues.length > 0) && <Ballot one={one} />}
    {one.isMonitor && <Opinion one={one} />}
  </Card>
)

/** By whole fen: 1234500 → 12,345.00元 */
const yuan = (fen: number): string =>
  `${Math.trunc(fen / 100).toLocaleString('en-US')}.${String(fen % 100).padStart(2, '0')}元`
