import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { fieldworkContract } from '../contract.ts'

/** Visits and groups that wait for somebody. */
export function ToDoCard() {
  const { data, error, refetch } = useAsk(fieldworkContract, 'fieldworkToDo', {})
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return null
  const lines = [
    { to: '/service/visits?due=overdue', words: '逾期没有探访的人', count: data.overdueVisits },
    { to: '/service/groups?state=proposed', words: '待审定的计划书', count: data.toApprove },
    { to: '/service/groups?state=evaluated', words: '待归档的小组与活动', count: data.toArchive },
    { to: '/service/groups?overdue=1', words: '过期未办结的小组与活动', count: data.overdueGroups },
  ].filter(({ count }) => count > 0)
  if (lines.length === 0) return <p className="muted">没有探访和小组方面的待办。</p>
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
