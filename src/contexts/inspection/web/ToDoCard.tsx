import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { inspectionContract } from '../contract.ts'

/** What waits for somebody before an evaluation. */
export function ToDoCard() {
  const { data, error, refetch } = useAsk(inspectionContract, 'inspectionToDo', {})
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return null
  const lines = [
    { to: '/inspection?tab=assessments&state=draft', words: '还没提交的自评', count: data.drafts },
    { to: '/inspection?tab=visits&state=planned', words: '到日子还没记录的检查', count: data.toVisit },
    { to: '/inspection?tab=visits&state=recorded', words: '待核签的检查', count: data.toConfirm },
    { to: '/inspection?tab=surveys&state=open', words: '过了截止日还没结束的调查', count: data.surveysOver },
    { to: '/inspection?tab=samples&state=open', words: '还没办结的档案抽查', count: data.samplesOpen },
  ].filter(({ count }) => count > 0)
  if (lines.length === 0) return <p className="muted">没有检查方面的待办。</p>
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
