import { STAGES } from '#contexts/scoring/contract.ts'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { evaluationContract } from '../contract.ts'
import { SEAT_STATES } from '../vocabulary.ts'

/** What one is asked to score. */
export function SeatsPage() {
  const list = useAsk(evaluationContract, 'mySeats', {})
  return (
    <Screen title="我的评估" back="/m/me">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data?.rows.length === 0 && <Empty title="现在没有请您评的" next="被选入评估组后会收到消息。" />}
      <ul className="list">
        {list.data?.rows.map(({ id, place, stage, state, scoringEndsOn }) => (
          <li key={id}>
            <ListLink
              to={`/m/evaluation/${id}`}
              title={`${place}${STAGES[stage]}`}
              detail={`${SEAT_STATES[state]}${scoringEndsOn ? `，${showDate(scoringEndsOn)}截止` : ''}`}
            />
          </li>
        ))}
      </ul>
    </Screen>
  )
}
