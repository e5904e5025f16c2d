import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { teamsContract } from '../contract.ts'

const SHOWN = 5

/** Yearly plans that wait for another hand than the one that wrote them. */
export function PlansCard() {
  const { data, error, refetch } = useAsk(teamsContract, 'listPlans', { state: 'submitted', pageSize: 50 })
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return null
  const mine = data.rows.filter(({ isMine }) => !isMine)
  if (mine.length === 0) return <p className="muted">没有待批准的年度计划。</p>
  return (
    <>
      <ul className="waiting">
        {mine.slice(0, SHOWN).map(({ id, areaName, year, submittedOn }) => (
          <li key={id}>
            <Link to={`/teams/plans/${id}`}>
              {areaName}
              {year}年计划
            </Link>
            <span className="figure">{submittedOn}提交</span>
          </li>
        ))}
      </ul>
      {data.total > SHOWN && <Link to="/teams?tab=plans&state=submitted">全部待批准的计划</Link>}
    </>
  )
}
