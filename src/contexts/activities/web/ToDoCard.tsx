import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { activitiesContract } from '../contract.ts'

/** Activities that wait for somebody: to be reviewed, to be finished, to be recorded. */
export function ToDoCard() {
  const { data, error, refetch } = useAsk(activitiesContract, 'countToDo', {})
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return null
  const lines = [
    { to: '/activities?state=reviewing', words: '待审核的活动', count: data.toReview },
    { to: '/activities?overdue=1', words: '逾期未完成记录的活动', count: data.overdue },
    { to: '/activities?state=ended', words: '活动结束后未签退的人', count: data.missingOut },
  ].filter(({ count }) => count > 0)
  if (lines.length === 0) return <p className="muted">没有待办的活动。</p>
  return (
    <ul className="waiting">
      {lines.map(({ to, words, count }) => (
        <li key={to}>
          <Link to={to}>{words}</Link>
          <span className="figure">{count}</span>
        </li>
      ))}
    </ul>
  )
}
