import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { caseworkContract } from '../contract.ts'

/** How many cases one has open, and how many of them are late. */
export function WaitingCard() {
  const { data, error, refetch } = useAsk(caseworkContract, 'myCases', { pageSize: 100 })
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return null
  if (data.total === 0) return <p className="muted">没有您经办的个案。</p>
  const late = data.rows.filter(({ isOverdue }) => isOverdue).length
  return (
    <ul className="waiting">
      <li>
        <Link to="/casework?tab=mine">我经办的个案</Link>
        <span className="figure">{data.total}</span>
      </li>
      {late > 0 && (
        <li>
          <Link to="/casework?tab=mine">其中已逾期</Link>
          <span className="figure">{late}</span>
        </li>
      )}
    </ul>
  )
}
