import { useLocation, useParams } from 'react-router'
import type { z } from 'zod'
import { dateOf, showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { needsContract } from '../contract.ts'
import { BENEFITS, OUTCOMES } from '../vocabulary.ts'
import { AddWords, ConfirmMine, ReopenMine, WithdrawMine } from './MineActs.tsx'
import { STANDS, storyWord } from './words.ts'
import './needs.css'

export type Mine = z.output<typeof needsContract.endpoints.myNeed.output>

/** One need of one's own: where it stands in one sentence, what one can do, and the whole story. */
export function MyNeedPage() {
  const { needId = '' } = useParams()
  const { state } = useLocation()
  const mine = useAsk(needsContract, 'myNeed', { needId })
  return (
    <Screen title="我的需求" back="/m/needs">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <One need={mine.data} isNew={Boolean(state?.isNew)} />}
    </Screen>
  )
}

const isOver = ({ state }: Mine): boolean => ['rejected', 'withdrawn', 'confirmed', 'archived'].includes(state)

const One = ({ need, isNew }: { need: Mine; isNew: boolean }) => (
  <>
    {isNew && <Say tone="done">已经交给社区了。编号{need.no}，有进展会告诉您。</Say>}
    <Card title={need.title}>
      <Say tone={need.state === 'rejected' ? 'error' : 'note'}>{STANDS[need.state]}</Say>
      {need.rejectedReason && <p>原因：{need.rejectedReason}</p>}
      {need.result && <p>结果：{need.result}</p>}
      <Facts
        rows={[
          ['编号', need.no],
          ['在', need.areaName],
          ['谁在办', need.ownerUnit],
          ['最晚', !isOver(need) && need.dueOn && `${showDate(need.dueOn)}前有下一步`],
          ['政策待遇', need.benefit && BENEFITS[need.benefit]],
          ['回执编号', need.receiptNo],
          ['民政答复', need.outcome && OUTCOMES[need.outcome]],
          ['照片', need.hasPhoto && '附了一张'],
          ['您的名字', need.isNameless && '没有留，社区看不到'],
        ]}
      />
    </Card>
    {need.mayConfirm && <ConfirmMine need={need} />}
    {need.mayReopen && <ReopenMine need={need} />}
    <Card title="办的经过">
      <Story need={need} />
    </Card>
    <Card title="您说的话">
      <p className="needs-words">{need.words}</p>
      {!isOver(need) && <AddWords need={need} />}
    </Card>
    <WithdrawMine need={need} />
  </>
)

function Story({ need: { story } }: { need: Mine }) {
  const steps = story.flatMap((step) => {
    const title = storyWord(step.kind)
    return title ? [{ ...step, title }] : []
  })
  return (
    <ol className="needs-story">
      {steps.map(({ at, kind, title, note }) => (
        <li key={at + kind}>
          <strong>{title}</strong>
          {note && <p>{note}</p>}
          <span className="detail">{showDate(dateOf(new Date(at)))}</span>
        </li>
      ))}
    </ol>
  )
}
